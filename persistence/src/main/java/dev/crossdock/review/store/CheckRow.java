package dev.crossdock.review.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last check.
 *
 * @param problem why nothing could be checked; null if it could
 */
public record CheckRow(
        Instant finishedAt, double seconds, @Nullable String problem) {}
