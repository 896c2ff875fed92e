package dev.crossdock.activity.store;

/** OpenSearch refuses what it was asked; asking again cannot help. */
public class SearchEngineRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    SearchEngineRefusedException(String request, int status, String reason) {
        super("OpenSearch refuses " + request + " with " + status + ": " + reason);
        this.status = status;
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }
}
