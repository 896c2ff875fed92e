package dev.crossdock.review.live;

import dev.crossdock.review.store.LiveCheckRow;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How the last check went.
 *
 * @param seconds how long it took
 * @param problem why a cluster could not be checked; null if all could
 */
public record LastCheck(
        Instant finishedAt, double seconds, @Nullable String problem) {

    static LastCheck of(LiveCheckRow row) {
        return new LastCheck(row.finishedAt(), row.seconds(), row.problem());
    }

    static LastCheck after(long nanos, @Nullable String problem) {
        return new LastCheck(Instant.now(Clock.systemUTC()), TimeUnit.NANOSECONDS.toMillis(nanos) / 1000.0, problem);
    }
}
