package dev.crossdock.work;

import jakarta.ejb.ApplicationException;

/** The broker shall deliver the message again, after its pause. */
@ApplicationException(rollback = true)
public class RedeliverException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says why. */
    public RedeliverException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Says why. */
    public RedeliverException(String message) {
        super(message);
    }
}
