package dev.crossdock.stack.feed;

/** Feeding cannot go on; the message says what to do. */
public class FeedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FeedException(String message) {
        super(message);
    }
}
