package dev.crossdock.event.store;

/** The receipts cannot be read or written now; the caller goes on without them. */
public class ReceiptsUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReceiptsUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
