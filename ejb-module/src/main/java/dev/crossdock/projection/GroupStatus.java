package dev.crossdock.projection;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a consumer group is doing.
 *
 * @param state {@code RUNNING}, {@code PAUSED} or {@code REBUILDING}
 * @param topics what it reads
 * @param lag records in the topics that have no effect yet; -1 while Kafka cannot be asked
 * @param ratePerSecond records handled per second since the last look
 * @param applied records that took effect
 * @param skipped records without effect: stale revisions and duplicates
 * @param deadLettered records that went to the dead letters
 * @param redriven how many of these were settled by operators since
 */
public record GroupStatus(
        String name,
        List<String> topics,
        String state,
        long lag,
        double ratePerSecond,
        long applied,
        long skipped,
        long deadLettered,
        long redriven,
        @Nullable String lastError,
        @Nullable Instant lastErrorAt,
        @Nullable Instant lastAppliedAt) {

    /** Keeps its own list of topics. */
    public GroupStatus {
        topics = List.copyOf(topics);
    }
}
