package dev.crossdock.projection;

/** A record that can never succeed; the message is the reason for its dead letter. */
public class PoisonRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    /** With the reason: what was expected and what came, without personal data. */
    public PoisonRecordException(String reason) {
        super(reason);
    }
}
