package dev.crossdock.projection;

import dev.crossdock.group.GroupException;
import jakarta.ejb.ApplicationException;

/** The group is to stand still, so nothing is brought to it. */
@ApplicationException(rollback = true)
public class GroupPausedException extends GroupException {

    private static final long serialVersionUID = 1L;

    /** Of this group. */
    public GroupPausedException(String group) {
        super(Reason.PAUSED, "consumer group '" + group + "' is paused; resume it, then redrive its dead letters");
    }
}
