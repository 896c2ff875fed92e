package dev.crossdock.activity;

import jakarta.ejb.ApplicationException;

/** The beginning of an e-mail address fits more customers than one search looks at. */
@ApplicationException
public class TooManyCustomersException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyCustomersException(int max) {
        super(
                "more than " + max
                        + " customers have such an e-mail address, too many to look for words in what they did; type more of it.");
    }
}
