package dev.crossdock.document;

/** Content is missing, larger than allowed or not what its reference says: it must not be used, and trying again is no help. */
public class ContentMismatchException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Says what was expected and what is there. */
    public ContentMismatchException(String message) {
        super(message);
    }
}
