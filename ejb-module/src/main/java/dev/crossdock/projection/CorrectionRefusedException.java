package dev.crossdock.projection;

/** A corrected value is none that the group can make sense of; nothing was changed. */
public class CorrectionRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong with it. */
    public CorrectionRefusedException(String reason) {
        super(reason);
    }
}
