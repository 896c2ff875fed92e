package dev.crossdock.review.cluster;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster looked like at one moment.
 *
 * @param brokers how many there are
 * @param topics by name; Kafka's own are left out
 * @param groups by name
 */
public record ClusterSnapshot(
        Instant at,
        String clusterId,
        int brokers,
        Defaults defaults,
        Map<String, TopicSnapshot> topics,
        Map<String, GroupSnapshot> groups) {

    public ClusterSnapshot {
        topics = Collections.unmodifiableMap(new TreeMap<>(topics));
        groups = Collections.unmodifiableMap(new TreeMap<>(groups));
    }

    /** What the brokers do when nobody says; null where they may not be asked. */
    public record Defaults(
            @Nullable Boolean autoCreateTopics,
            @Nullable Integer partitions,
            @Nullable Integer replicas) {

        /** Nothing was told. */
        public static final Defaults UNKNOWN = new Defaults(null, null, null);
    }

    /** A topic, if it exists. */
    public Optional<TopicSnapshot> topic(String name) {
        return Optional.ofNullable(topics.get(name));
    }

    /** The groups that read a topic or did so as far as Kafka remembers. */
    public List<GroupSnapshot> readersOf(String topic) {
        return groups.values().stream().filter(group -> group.reads(topic)).toList();
    }
}
