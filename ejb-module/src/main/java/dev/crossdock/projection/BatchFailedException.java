package dev.crossdock.projection;

import jakarta.ejb.ApplicationException;
import java.sql.SQLException;

/** The database, or another store, refused a batch; its transaction is rolled back. */
@ApplicationException(rollback = true)
public class BatchFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean causedByData;

    BatchFailedException(SQLException cause) {
        super(cause.getMessage(), cause);
        String state = cause.getSQLState();
        // Class 22: data exception; class 23: integrity constraint violation (SQL standard, chapter "SQLSTATE codes").
        this.causedByData = state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    BatchFailedException(RefusedDataException cause) {
        super(cause.getMessage(), cause);
        this.causedByData = true;
    }

    /** Who refuses what, in one line. */
    String refusal() {
        String reason = String.valueOf(getMessage()).lines().findFirst().orElse("unknown");
        return getCause() instanceof SQLException ? "the database refuses it: " + reason : reason;
    }

    /** Whether the records themselves are at fault, so that trying again cannot help. */
    boolean causedByData() {
        return causedByData;
    }
}
