package dev.crossdock.stack.settings;

/** Something the user has to change before the stack can do what was asked; the message is one line that says what. */
public final class StackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the failure with the line that is shown to the user. */
    public StackException(String message) {
        super(message);
    }

    /** That whoever waits here shall not wait any longer. */
    public static StackException interrupted() {
        Thread.currentThread().interrupt();
        return new StackException("interrupted");
    }

    /** Creates the failure with the line that is shown to the user and its cause. */
    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
