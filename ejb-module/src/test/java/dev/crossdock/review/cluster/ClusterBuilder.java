package dev.crossdock.review.cluster;

import dev.crossdock.review.cluster.GroupSnapshot.Kind;
import dev.crossdock.review.cluster.GroupSnapshot.Reading;
import dev.crossdock.review.cluster.GroupSnapshot.Source;
import dev.crossdock.review.cluster.TopicSnapshot.PartitionState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Clusters for tests: topics of one partition that are as Kafka makes them, until told otherwise. */
public final class ClusterBuilder {

    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Map<String, TopicSnapshot> topics = new HashMap<>();
    private final Map<String, GroupSnapshot> groups = new HashMap<>();
    private Instant at = NOW;
    private int brokers = 1;
    private ClusterSnapshot.Defaults defaults = ClusterSnapshot.Defaults.UNKNOWN;

    public static ClusterBuilder aCluster() {
        return new ClusterBuilder();
    }

    public static Topic aTopic(String name) {
        return new Topic(name);
    }

    public static Group aGroup(String name) {
        return new Group(name);
    }

    public ClusterBuilder with(Topic topic) {
        topics.put(topic.name, topic.build());
        return this;
    }

    public ClusterBuilder with(Group group) {
        groups.put(group.name, new GroupSnapshot(group.name, group.kind, group.members, group.source, group.readings));
        return this;
    }

    public ClusterBuilder at(Instant moment) {
        at = moment;
        return this;
    }

    public ClusterBuilder brokers(int count) {
        brokers = count;
        return this;
    }

    public ClusterBuilder defaultPartitions(int count) {
        defaults = new ClusterSnapshot.Defaults(true, count, 1);
        return this;
    }

    public ClusterSnapshot build() {
        return new ClusterSnapshot(at, "test", brokers, defaults, topics, groups);
    }

    public static final class Topic {
        private final String name;
        private final Map<String, String> settings = new HashMap<>();
        private final List<PartitionState> partitions = new ArrayList<>();
        private final List<SampledRecord> records = new ArrayList<>();
        private Duration pace = Duration.ofMillis(100);
        private int count = 1;
        private int replicas = 1;
        private int inSync = 1;
        private long begin;
        private long end;

        private Topic(String name) {
            this.name = name;
        }

        public Topic partitions(int number) {
            count = number;
            return this;
        }

        public Topic replicas(int all, int upToDate) {
            replicas = all;
            inSync = upToDate;
            return this;
        }

        public Topic set(String key, Object value) {
            settings.put(key, value.toString());
            return this;
        }

        public Topic retention(Duration time) {
            return set("retention.ms", time.toMillis());
        }

        /** The same offsets in every partition. */
        public Topic offsets(long first, long next) {
            begin = first;
            end = next;
            return this;
        }

        /** As many records in each partition as given. */
        public Topic produced(long... ends) {
            for (int i = 0; i < ends.length; i++) {
                partitions.add(new PartitionState(i, 1, 1, 0, ends[i]));
            }
            return this;
        }

        /** The time between records from here on; a tenth of a second at first. */
        public Topic every(Duration time) {
            pace = time;
            return this;
        }

        /** Adds a record to the sample. */
        public Topic record(String key, String value) {
            int number = records.size();
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
            records.add(new SampledRecord(
                    number % Math.max(1, count),
                    number,
                    NOW.minusSeconds(600).plus(pace.multipliedBy(number)),
                    key == null ? null : (long) key.hashCode(),
                    bytes.length,
                    RecordContent.of(keyBytes, bytes, null)));
            return this;
        }

        public Topic records(int number, String key, String value) {
            for (int i = 0; i < number; i++) {
                record(key == null ? null : key.replace("#", "" + i), value.replace("#", "" + i));
            }
            return this;
        }

        TopicSnapshot build() {
            if (partitions.isEmpty()) {
                for (int i = 0; i < count; i++) {
                    partitions.add(new PartitionState(i, replicas, inSync, begin, Math.max(end, records.size())));
                }
            }
            return new TopicSnapshot(
                    name, partitions, TopicSettings.of(settings, settings.keySet()), new RecordSample(records));
        }
    }

    public static final class Group {
        private final String name;
        private final List<Reading> readings = new ArrayList<>();
        private Kind kind = Kind.CONSUMER;
        private Source source = Source.KAFKA;
        private int members;

        private Group(String name) {
            this.name = name;
        }

        public Group sharing() {
            kind = Kind.SHARE;
            return this;
        }

        public Group members(int count) {
            members = count;
            return this;
        }

        /** It belongs to this application and is about to begin. */
        public Group beginning(String topic, Duration age) {
            source = Source.DATABASE;
            readings.add(new Reading(topic, 0, null, NOW.minus(age)));
            return this;
        }

        /** It has handled everything before the position. */
        public Group at(String topic, long position) {
            readings.add(new Reading(topic, 0, position, null));
            return this;
        }

        /** Its first unread record is this old. */
        public Group behind(String topic, long position, Duration age) {
            readings.add(new Reading(topic, 0, position, NOW.minus(age)));
            return this;
        }
    }
}
