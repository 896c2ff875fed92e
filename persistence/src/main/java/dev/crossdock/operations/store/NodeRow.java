package dev.crossdock.operations.store;

import java.time.Duration;
import java.time.Instant;

/**
 * An instance of the application.
 *
 * @param silentMillis since it was last seen, by the clock of the database
 * @param partitions how many partitions it reads of each consumer group, as a JSON object
 */
public record NodeRow(String name, Instant startedAt, long silentMillis, String partitions) {

    /** Since it was last seen. */
    public Duration silent() {
        return Duration.ofMillis(silentMillis);
    }
}
