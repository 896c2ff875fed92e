package dev.crossdock.document;

import java.io.IOException;

/**
 * Content is missing, larger than allowed or not what its reference says: it, and what was read of it, must not be used, and
 * trying again is no help.
 */
public class ContentMismatchException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Says what was expected and what is there. */
    public ContentMismatchException(String message) {
        super(message);
    }
}
