package dev.crossdock.document;

/** Content was not stored; nothing of it is left. */
public class ContentRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Says what was expected and what came. */
    public ContentRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Nobody waits for it any more: a document, or an upload. */
    static ContentRefusedException withdrawn(String what) {
        return new ContentRefusedException(
                Reason.WITHDRAWN, "The " + what + " was removed while it came; it is not stored.");
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** What a sender can do something about. */
    public enum Reason {
        /** There was none. */
        EMPTY,
        /** More than the contract allows. */
        TOO_LARGE,
        /** Not as long as announced. */
        WRONG_LENGTH,
        /** Not what the announced checksum says. */
        WRONG_CHECKSUM,
        /** The customer it is about was erased, or the document was removed meanwhile. */
        WITHDRAWN
    }
}
