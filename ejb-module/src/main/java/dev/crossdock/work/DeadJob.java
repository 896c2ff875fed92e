package dev.crossdock.work;

import dev.crossdock.work.store.JobRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job that could not be done, for an operator.
 *
 * @param body what was to be done; null in lists
 */
public record DeadJob(
        String id,
        String kind,
        String tenant,
        int priority,
        int round,
        int attempts,
        @Nullable String reason,
        String submittedBy,
        Instant submittedAt,
        Instant diedAt,
        @Nullable JsonNode body) {

    static DeadJob of(JobRow row, @Nullable JsonNode body) {
        return new DeadJob(
                row.id(),
                row.kind(),
                row.tenant(),
                row.priority(),
                row.round(),
                row.attempts(),
                row.reason(),
                row.submittedBy(),
                row.submittedAt(),
                row.changedAt(),
                body);
    }
}
