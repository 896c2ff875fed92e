package dev.crossdock.projection;

/**
 * A store that is not the database can never take what it was given: the records themselves are at fault. They are found
 * one by one and go to the dead letters.
 */
public class RefusedDataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With the store's reason, without personal data. */
    public RefusedDataException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
