package dev.crossdock.queue;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent. It has headers only: what it is about stands where its reader finds it.
 *
 * @param duplicateId the broker takes two messages of the same id for one
 * @param priority 0 to 9; the highest is delivered first
 * @param notBefore when it is delivered at the earliest; null for at once
 * @param headers what rules and readers look at
 */
public record Outgoing(
        String address,
        String duplicateId,
        int priority,
        @Nullable Instant notBefore,
        Map<String, String> headers) {

    public Outgoing {
        if (priority < 0 || priority > 9) {
            throw new IllegalArgumentException("expected a priority from 0 to 9, got " + priority);
        }
        headers = Map.copyOf(headers);
    }
}
