package dev.crossdock.queue;

/** The broker answers and does not do what it was asked: trying again does not help, a person has to look. */
public class BrokerRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what was asked and what the broker said. */
    public BrokerRefusedException(String message) {
        super(message);
    }
}
