package dev.crossdock.work;

/** A job cannot be done as it is, however often it is tried; an operator has to look at it. */
public class PermanentFailureException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong and what to do, without personal data. */
    public PermanentFailureException(String message) {
        super(message);
    }
}
