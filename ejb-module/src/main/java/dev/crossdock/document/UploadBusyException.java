package dev.crossdock.document;

/** Somebody else is sending content for the same upload just now. */
public class UploadBusyException extends Exception {

    private static final long serialVersionUID = 1L;

    UploadBusyException(String id) {
        super("Somebody is sending content for upload " + id + "; ask for its offset and try again a little later.");
    }
}
