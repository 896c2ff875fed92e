package dev.crossdock.review.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last check.
 *
 * @param problem why a cluster could not be checked; null if all could
 */
public record CheckRow(
        Instant finishedAt, double seconds, @Nullable String problem) {}
