package dev.crossdock.document;

/** As much content is on its way as fits into the memory; the same upload will be taken a little later. */
public class TooManyUploadsException extends Exception {

    private static final long serialVersionUID = 1L;

    TooManyUploadsException() {
        super("too many uploads are under way; send it again in a few seconds");
    }
}
