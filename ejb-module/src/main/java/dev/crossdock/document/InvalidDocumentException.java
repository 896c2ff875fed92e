package dev.crossdock.document;

/** What was said about a document cannot be used: its sender has to correct it. */
public class InvalidDocumentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /** Names the field and says what was expected. */
    public InvalidDocumentException(String field, String detail) {
        super(detail);
        this.field = field;
    }

    /** What cannot be used, as a field of {@link NewDocument}. */
    public String field() {
        return field;
    }
}
