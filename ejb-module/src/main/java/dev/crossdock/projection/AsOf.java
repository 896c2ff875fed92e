package dev.crossdock.projection;

import dev.crossdock.projection.store.Position;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How old what a group's tables say is.
 *
 * @param appliedThrough everything written to the topics up to then is in the tables; null if that cannot be said
 * @param lagRecords records in the topics that have no effect yet; -1 while Kafka cannot be asked
 * @param newestEventAt when the newest record that has been applied was written; null if there was none
 */
public record AsOf(
        @Nullable Instant appliedThrough,
        long lagRecords,
        @Nullable Instant newestEventAt) {

    /** What is said while Kafka cannot be asked. */
    static final long UNKNOWN = -1;

    /**
     * Compares what is applied with where the topics end.
     *
     * @param ends end offsets, if known
     * @param at when the ends were read
     */
    static AsOf of(Map<TopicPartition, Position> applied, Optional<Map<TopicPartition, Long>> ends, Instant at) {
        Instant newest = applied.values().stream()
                .map(Position::newest)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
        return ends.map(known -> compared(applied, known, at, newest)).orElseGet(() -> new AsOf(null, UNKNOWN, newest));
    }

    private static AsOf compared(
            Map<TopicPartition, Position> applied,
            Map<TopicPartition, Long> ends,
            Instant at,
            @Nullable Instant newest) {
        long lag = 0;
        Instant through = at;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            Position position = applied.getOrDefault(end.getKey(), new Position(0, null));
            long behind = Math.max(0, end.getValue() - position.nextOffset());
            lag += behind;
            if (behind > 0) {
                through = earlier(through, position.newest());
            }
        }
        return new AsOf(through, lag, newest);
    }

    /** A partition of which nothing has been applied tells nothing about any time. */
    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return null;
        }
        return one.isBefore(other) ? one : other;
    }
}
