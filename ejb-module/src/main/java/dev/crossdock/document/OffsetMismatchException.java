package dev.crossdock.document;

/** Content was sent that does not begin where the upload ends. */
public class OffsetMismatchException extends Exception {

    private static final long serialVersionUID = 1L;

    private final long offset;

    /** Says where the upload ends. */
    public OffsetMismatchException(long offset) {
        super("The upload has " + offset + " bytes; go on from there.");
        this.offset = offset;
    }

    /** How many bytes the store has. */
    public long offset() {
        return offset;
    }
}
