package dev.crossdock.identity;

/** So many sign in with credentials that have to be checked the slow way that one more would take a thread from others. */
public class TooManySignInsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooManySignInsException() {
        super("too many sign-ins at once; try again in a second");
    }
}
