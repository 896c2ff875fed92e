package dev.crossdock.group;

/** Something cannot be done with a group; the reason tells what a caller can do about it. */
public abstract class GroupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why not. */
    public enum Reason {

        /** There is no such group. */
        UNKNOWN,

        /** Its kind does not offer that. */
        UNSUPPORTED,

        /** It is to stand still. */
        PAUSED,

        /** It is being rebuilt. */
        REBUILDING,

        /** It cannot process a corrected value either. */
        CORRECTION_REFUSED,

        /** Who runs it does not do it now. */
        UNAVAILABLE
    }

    /** With what to tell people. */
    protected GroupException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** What kind of refusal it is. */
    public Reason reason() {
        return reason;
    }
}
