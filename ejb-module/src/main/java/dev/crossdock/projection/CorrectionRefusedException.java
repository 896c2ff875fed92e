package dev.crossdock.projection;

import dev.crossdock.group.GroupException;

/** A corrected value is none that the group can make sense of; nothing was changed. */
public class CorrectionRefusedException extends GroupException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong with it. */
    public CorrectionRefusedException(String reason) {
        super(Reason.CORRECTION_REFUSED, reason);
    }
}
