package dev.crossdock.work;

import dev.crossdock.work.store.LeasedJob;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a worker is told of a job.
 *
 * @param customerId whom it is about, and so what comes of it
 */
public record Assignment(
        String id,
        JobKind kind,
        @Nullable String customerId,
        int round,
        int attempt,
        Instant submittedAt,
        JsonNode body) {

    LeasedJob lease() {
        return new LeasedJob(id, round, attempt);
    }
}
