package dev.crossdock.review.live;

import dev.crossdock.review.store.CheckRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the last check went.
 *
 * @param seconds how long it took
 * @param problem why a cluster could not be checked; null if all could
 */
public record LastCheck(
        Instant finishedAt, double seconds, @Nullable String problem) {

    static LastCheck of(CheckRow row) {
        return new LastCheck(row.finishedAt(), Math.round(row.seconds() * 1000) / 1000.0, row.problem());
    }
}
