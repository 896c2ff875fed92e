package dev.crossdock.review.cluster;

import dev.crossdock.review.cluster.TopicSnapshot.PartitionState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One group of consumers.
 *
 * @param members how many are connected
 * @param source who keeps its positions
 * @param readings where it stands, by topic and partition
 */
public record GroupSnapshot(String name, Kind kind, int members, Source source, List<Reading> readings) {

    public GroupSnapshot {
        readings = List.copyOf(readings);
    }

    /** How its members share the records. */
    public enum Kind {
        /** By partition. */
        CONSUMER,
        /** By record, as workers of a queue do. */
        SHARE,
        /** By the tasks of a stream processor. */
        STREAMS,
        /** Not at all: it coordinates something else, such as Connect workers. */
        OTHER
    }

    /** Who keeps the positions. */
    public enum Source {
        /** Kafka, where the group commits. */
        KAFKA,
        /** The database of the application, beside the effects. */
        DATABASE
    }

    /**
     * Where a group stands in one partition.
     *
     * @param position the next offset it will handle; null if it has handled nothing yet
     * @param oldestUnread when the first record it has not handled was written; null if there is none or it was not found
     */
    public record Reading(
            String topic,
            int partition,
            @Nullable Long position,
            @Nullable Instant oldestUnread) {}

    /**
     * The offset it will handle next, if that is known: where it stands or, as a group of this application begins at the
     * beginning, the first offset there is.
     */
    Optional<Long> next(Reading reading, PartitionState partition) {
        Long position = reading.position();
        return position == null && source == Source.DATABASE
                ? Optional.of(partition.begin())
                : Optional.ofNullable(position);
    }

    /** Whether it reads a topic, or has read it. */
    public boolean reads(String topic) {
        return readings.stream().anyMatch(reading -> reading.topic().equals(topic));
    }

    /** Its places in one topic. */
    public List<Reading> in(String topic) {
        return readings.stream()
                .filter(reading -> reading.topic().equals(topic))
                .toList();
    }

    /** The topics it reads. */
    public Set<String> topics() {
        return readings.stream().map(Reading::topic).collect(Collectors.toCollection(TreeSet::new));
    }
}
