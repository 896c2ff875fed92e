package dev.crossdock.contract.guard;

/** Something that a guard rail forbids was about to be done; the caller's code has to change. */
public class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With the refusal as its message. */
    public RefusedException(Refusal refusal) {
        super(refusal.toString());
    }
}
