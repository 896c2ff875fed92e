package dev.crossdock.bench;

/** A benchmark cannot go on; the message says what the user can do about it. */
public final class BenchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With what the user can do about it. */
    public BenchException(String message) {
        super(message);
    }

    /** With what the user can do about it, and the cause. */
    public BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
