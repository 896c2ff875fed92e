package dev.crossdock.group;

/** Whoever runs a group did not do what an operator wants of it; it may work later. */
public class GroupUnavailableException extends GroupException {

    private static final long serialVersionUID = 1L;

    /** Says what did not work. */
    public GroupUnavailableException(String message) {
        super(Reason.UNAVAILABLE, message);
    }
}
