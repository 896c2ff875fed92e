package dev.crossdock.review.cluster;

import dev.crossdock.review.cluster.GroupSnapshot.Reading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a cluster: topics, configuration, groups, and some records read without joining a group. It asks only, so the
 * cluster is the same afterwards. Not thread-safe; close it.
 */
public final class ClusterObserver implements AutoCloseable {

    private final Limits limits;
    private final ClusterQueries queries;
    private final RecordReader reader;

    /**
     * An observer of a cluster.
     *
     * @param client settings of Kafka clients, at least {@code bootstrap.servers}
     * @throws ClusterUnreachableException if no client can be made of these settings
     */
    public ClusterObserver(Map<String, Object> client, Limits limits) throws ClusterUnreachableException {
        this.limits = limits;
        Map<String, Object> configuration = new HashMap<>(client);
        configuration.putIfAbsent(CommonClientConfigs.CLIENT_ID_CONFIG, "crossdock-review");
        // Brokers may ask clients to push their metrics; a reader that leaves no trace does not.
        configuration.put("enable.metrics.push", false);
        this.queries = new ClusterQueries(configuration, limits.request());
        try {
            this.reader = new RecordReader(configuration, limits);
        } catch (ClusterUnreachableException | RuntimeException e) {
            queries.close();
            throw e;
        }
    }

    /**
     * Observes the cluster.
     *
     * @param elsewhere positions that groups keep outside Kafka
     * @param previous what was seen before: topics that did not change since are not read again
     * @throws ClusterUnreachableException if it does not answer
     */
    public ClusterSnapshot observe(ExternalPositions elsewhere, @Nullable ClusterSnapshot previous)
            throws ClusterUnreachableException {
        Instant now = Instant.now(Clock.systemUTC());
        ClusterQueries.Cluster cluster = queries.cluster();
        Map<String, TopicSnapshot> topics = queries.topics();
        Map<String, GroupSnapshot> groups = queries.groups(topics.keySet(), elsewhere);
        Deadline deadline = new Deadline(limits.reading());
        return new ClusterSnapshot(
                now,
                cluster.id(),
                cluster.brokers(),
                cluster.defaults(),
                sampled(topics, previous, deadline),
                aged(groups, topics, deadline));
    }

    private Map<String, TopicSnapshot> sampled(
            Map<String, TopicSnapshot> topics, @Nullable ClusterSnapshot previous, Deadline deadline)
            throws ClusterUnreachableException {
        Map<String, TopicSnapshot> sampled = new HashMap<>();
        for (TopicSnapshot topic : topics.values()) {
            Optional<TopicSnapshot> before = previous == null ? Optional.empty() : previous.topic(topic.name());
            if (before.isPresent() && before.get().partitions().equals(topic.partitions())) {
                sampled.put(topic.name(), topic.with(before.get().sample()));
            } else {
                RecordSample sample = reader.sample(topic, deadline);
                // What time did not suffice for stays as it was known.
                sampled.put(
                        topic.name(),
                        topic.with(
                                sample.isEmpty() && topic.retained() > 0
                                        ? before.map(TopicSnapshot::sample).orElse(sample)
                                        : sample));
            }
        }
        return sampled;
    }

    /** Finds out how old the first unread record of every reading is. */
    private Map<String, GroupSnapshot> aged(
            Map<String, GroupSnapshot> groups, Map<String, TopicSnapshot> topics, Deadline deadline)
            throws ClusterUnreachableException {
        Map<RecordReader.Place, Instant> times = reader.timesOf(
                groups.values().stream()
                        .flatMap(group -> group.readings().stream()
                                .flatMap(reading -> firstUnread(group, reading, topics).stream()))
                        .distinct()
                        .toList(),
                deadline);
        Map<String, GroupSnapshot> aged = new HashMap<>();
        for (GroupSnapshot group : groups.values()) {
            List<Reading> readings = new ArrayList<>();
            for (Reading reading : group.readings()) {
                Instant written =
                        firstUnread(group, reading, topics).map(times::get).orElse(null);
                readings.add(new Reading(reading.topic(), reading.partition(), reading.position(), written));
            }
            aged.put(
                    group.name(),
                    new GroupSnapshot(group.name(), group.kind(), group.members(), group.source(), readings));
        }
        return aged;
    }

    private static Optional<RecordReader.Place> firstUnread(
            GroupSnapshot group, Reading reading, Map<String, TopicSnapshot> topics) {
        return Optional.ofNullable(topics.get(reading.topic()))
                .flatMap(topic -> topic.partition(reading.partition()))
                .flatMap(partition -> group.next(reading, partition)
                        .map(next -> new RecordReader.Place(
                                new TopicPartition(reading.topic(), reading.partition()),
                                Math.max(next, partition.begin()),
                                partition.end())))
                .filter(place -> place.offset() < place.end());
    }

    @Override
    public void close() {
        queries.close();
        reader.close();
    }

    /** How much time is left for something. */
    record Deadline(long nanos) {

        Deadline(Duration duration) {
            this(System.nanoTime() + duration.toNanos());
        }

        boolean isOver() {
            return nanos - System.nanoTime() <= 0;
        }
    }
}
