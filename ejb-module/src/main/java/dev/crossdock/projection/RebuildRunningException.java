package dev.crossdock.projection;

import dev.crossdock.group.GroupException;

/** The group is being rebuilt already. */
public class RebuildRunningException extends GroupException {

    private static final long serialVersionUID = 1L;

    /** With the group's name. */
    public RebuildRunningException(String group) {
        super(Reason.REBUILDING, "a rebuild of " + group + " is running; wait for its report");
    }
}
