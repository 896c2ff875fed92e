package dev.crossdock.review.cluster;

import java.time.Duration;

/**
 * What one observation may cost.
 *
 * @param recordsPerTopic the newest records looked at
 * @param bytesPerTopic where looking at a topic stops
 * @param reading the time all reading of records together may take
 * @param request the time one question to the cluster may take
 */
public record Limits(int recordsPerTopic, long bytesPerTopic, Duration reading, Duration request) {

    public Limits {
        if (recordsPerTopic < 0 || bytesPerTopic < 0 || reading.isNegative() || request.isNegative()) {
            throw new IllegalArgumentException("no limit can be negative");
        }
    }

    /** For a check that runs all the time. */
    public static Limits ofLiveCheck() {
        return new Limits(500, 4L << 20, Duration.ofSeconds(6), Duration.ofSeconds(5));
    }

    /** For a look that somebody waits for. */
    public static Limits ofScan() {
        return new Limits(1_000, 16L << 20, Duration.ofSeconds(60), Duration.ofSeconds(15));
    }
}
