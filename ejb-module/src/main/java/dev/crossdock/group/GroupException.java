package dev.crossdock.group;

import jakarta.ejb.ApplicationException;
import java.util.List;

/** Something cannot be done with a group; the reason tells what a caller can do about it. */
@ApplicationException(rollback = true)
public class GroupException extends RuntimeException {

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
    public GroupException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** There is no group of this name among those that are known. */
    public static GroupException unknown(String name, List<String> known) {
        return new GroupException(
                Reason.UNKNOWN, "there is no consumer group '" + name + "'; known are: " + String.join(", ", known));
    }

    /** What kind of refusal it is. */
    public Reason reason() {
        return reason;
    }
}
