package dev.crossdock.document;

/** The object store does not answer; try again later. */
public class StoreUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Says what was asked for. */
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
