package dev.crossdock.projection.store;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as it should have been.
 *
 * @param writtenAt when it was written to its topic
 * @param headers as they were
 * @param value as an operator put it right
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, only handed on.
public record Correction(@Nullable String key, Instant writtenAt, Map<String, String> headers, byte[] value) {

    /** Keeps its own copy of the headers. */
    public Correction {
        headers = Map.copyOf(headers);
    }
}
