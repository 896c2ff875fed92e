package dev.crossdock.activity;

import jakarta.ejb.ApplicationException;

/** Words cannot be searched at the moment; everything else can. */
@ApplicationException
public class TextIndexUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With what is missing, and why. */
    public TextIndexUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
