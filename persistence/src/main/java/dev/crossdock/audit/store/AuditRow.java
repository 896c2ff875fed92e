package dev.crossdock.audit.store;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stored row of the audit log.
 *
 * @param previous the hash of the row before, in hexadecimal digits
 * @param hash the hash over that and this row
 */
public record AuditRow(
        long seq,
        Instant at,
        String actor,
        String action,
        @Nullable String subject,
        @Nullable String reason,
        Map<String, String> details,
        String previous,
        String hash) {

    /** Keeps its own copy of the details. */
    public AuditRow {
        details = Map.copyOf(details);
    }
}
