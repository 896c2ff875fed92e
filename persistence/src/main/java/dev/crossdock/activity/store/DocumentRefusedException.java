package dev.crossdock.activity.store;

/** A document that no index can ever take, such as one with a field that is too long; the others are written. */
public class DocumentRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DocumentRefusedException(String reason) {
        super("OpenSearch refuses it: " + reason);
    }
}
