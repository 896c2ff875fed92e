package dev.crossdock.document;

import java.io.IOException;

/** Content turned out, while it was read, not to be what its reference says; what was read of it must not be used. */
public class AlteredContentException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Says what was expected and what is there. */
    public AlteredContentException(String message) {
        super(message);
    }
}
