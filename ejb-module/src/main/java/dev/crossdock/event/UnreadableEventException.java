package dev.crossdock.event;

/** An event that no retry can ever make sense of; the message is the reason for its dead letter. */
public class UnreadableEventException extends Exception {

    private static final long serialVersionUID = 1L;

    /** With the reason: what was expected and what came, without personal data. */
    public UnreadableEventException(String reason) {
        super(reason);
    }
}
