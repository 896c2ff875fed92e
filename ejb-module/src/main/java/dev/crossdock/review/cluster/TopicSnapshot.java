package dev.crossdock.review.cluster;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One topic.
 *
 * @param sample some of its newest records
 */
public record TopicSnapshot(String name, List<PartitionState> partitions, TopicSettings settings, RecordSample sample) {

    /** What Kafka and its companions keep for themselves begins with this. */
    private static final String INTERNAL = "__";

    public TopicSnapshot {
        partitions = partitions.stream()
                .sorted(Comparator.comparingInt(PartitionState::id))
                .toList();
    }

    /**
     * One partition.
     *
     * @param inSync replicas that have everything
     * @param begin the first offset still there
     * @param end the offset of the next record
     */
    public record PartitionState(int id, int replicas, int inSync, long begin, long end) {}

    /** Whether a topic of this name belongs to Kafka itself. */
    public static boolean isInternal(String name) {
        return name.startsWith(INTERNAL);
    }

    /** The same topic with another sample. */
    public TopicSnapshot with(RecordSample other) {
        return new TopicSnapshot(name, partitions, settings, other);
    }

    /** Offsets given out since the topic was made. */
    public long produced() {
        return partitions.stream().mapToLong(PartitionState::end).sum();
    }

    /** Offsets between begin and end: the records retained, or fewer where compaction or transactions left holes. */
    public long retained() {
        return partitions.stream()
                .mapToLong(partition -> partition.end() - partition.begin())
                .sum();
    }

    /** Copies of the partition that has the fewest. */
    public int replicas() {
        return partitions.stream().mapToInt(PartitionState::replicas).min().orElse(0);
    }

    /** One partition, if it exists. */
    public Optional<PartitionState> partition(int id) {
        return partitions.stream().filter(partition -> partition.id() == id).findFirst();
    }
}
