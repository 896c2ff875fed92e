package dev.crossdock.review.cluster;

import dev.crossdock.review.cluster.GroupSnapshot.Reading;
import dev.crossdock.review.cluster.TopicSnapshot.PartitionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far a group is behind in one topic.
 *
 * @param records offsets without an effect
 * @param lost offsets that were removed before the group came to them
 * @param oldestUnread when the oldest record it has not handled was written; null if it has handled all
 * @param lagging the partitions with something unread, lost or not
 */
public record Lag(long records, long lost, @Nullable Instant oldestUnread, List<Integer> lagging) {

    public Lag {
        lagging = List.copyOf(lagging);
    }

    /** The lag of a group in a topic; where its next offset is not known it is not behind. */
    public static Lag of(GroupSnapshot group, TopicSnapshot topic) {
        long records = 0;
        long lost = 0;
        List<Reading> readings = group.in(topic.name());
        for (Reading reading : readings) {
            records += unread(group, reading, topic);
            lost += lost(reading, topic);
        }
        Instant oldest = readings.stream()
                .map(Reading::oldestUnread)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        Stream<Reading> behind = readings.stream().filter(reading -> unread(group, reading, topic) > 0);
        return new Lag(
                records, lost, oldest, behind.map(Reading::partition).sorted().toList());
    }

    /** The age of the oldest unread record. */
    public Optional<Duration> age(Instant now) {
        return Optional.ofNullable(oldestUnread).map(written -> Duration.between(written, now));
    }

    /** The time until the oldest unread record may be removed, when records are kept this long; negative if overdue. */
    public Optional<Duration> left(@Nullable Duration kept, Instant now) {
        return kept == null ? Optional.empty() : age(now).map(kept::minus);
    }

    private static long unread(GroupSnapshot group, Reading reading, TopicSnapshot topic) {
        return topic.partition(reading.partition())
                .flatMap(partition -> group.next(reading, partition).map(next -> Math.max(0, partition.end() - next)))
                .orElse(0L);
    }

    private static long lost(Reading reading, TopicSnapshot topic) {
        Long position = reading.position();
        Optional<PartitionState> partition = topic.partition(reading.partition());
        return position == null || partition.isEmpty()
                ? 0
                : Math.max(0, partition.get().begin() - position);
    }
}
