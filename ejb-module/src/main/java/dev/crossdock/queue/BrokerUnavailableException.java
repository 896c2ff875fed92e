package dev.crossdock.queue;

/** The broker does not answer; try again later. */
public class BrokerUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Says what was asked of which broker. */
    public BrokerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Says what is missing. */
    public BrokerUnavailableException(String message) {
        super(message);
    }
}
