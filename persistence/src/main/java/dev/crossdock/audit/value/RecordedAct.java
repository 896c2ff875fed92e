package dev.crossdock.audit.value;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An act as the audit log holds it.
 *
 * @param seq its number; they have no gap
 * @param action the word of what was done
 * @param previous the hash of the entry before, in hexadecimal digits
 * @param hash the hash over that and this entry
 */
public record RecordedAct(
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
    public RecordedAct {
        details = Map.copyOf(details);
    }
}
