package dev.crossdock.contract;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.EnumNamingStrategies.KebabCaseStrategy;
import tools.jackson.databind.annotation.EnumNaming;

/** What a workload runs on, in enough detail to create it and to check it; a workload may combine several kinds. */
public sealed interface Transport {

    /** The identifier of this kind in reports, such as {@code kafka-topic}. */
    String id();

    /** A transport that a description only asks about by name. */
    record Asked(String id) implements Transport {}

    /**
     * Topics of one cluster.
     *
     * @param cluster the business cluster when left out
     * @param deadLetters null if no consumer puts records aside
     * @param sourceConnector the Connect connector that fills the topics
     * @param sinkConnector the Connect connector that empties them
     * @param streamProcessor the stream processor that reads and writes them
     */
    record Kafka(
            Cluster cluster,
            List<Topic> topics,
            @Nullable DeadLetters deadLetters,
            @Nullable String sourceConnector,
            @Nullable String sinkConnector,
            @Nullable String streamProcessor)
            implements Transport {

        public Kafka {
            cluster = cluster == null ? Cluster.BUSINESS : cluster;
            topics = topics == null ? List.of() : List.copyOf(topics);
        }

        @Override
        public String id() {
            return "kafka-topic";
        }

        /** The two clusters. */
        @EnumNaming(KebabCaseStrategy.class)
        public enum Cluster {
            /** Facts of the business. */
            BUSINESS,
            /** Bursts of logs, kept away from the facts. */
            LOGGING;

            /** Its name in contracts and findings. */
            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        /**
         * Where each group puts what it cannot process.
         *
         * @param retention how long an operator has to look at it
         */
        public record DeadLetters(Duration retention) {

            /** The topic of one group's dead letters. */
            public static String topic(String source, String group) {
                return source + ".dlq." + group;
            }
        }
    }

    /**
     * One topic.
     *
     * @param events the types of event it carries
     * @param key the field of the data that is the record's key; null for records without one
     * @param keyOtherwise the field that is the key of records whose data has no {@code key}; null if all have it
     * @param replicas the cluster's default when left out
     * @param minInSyncReplicas the cluster's default when left out
     * @param retention null keeps records by size or compaction alone
     * @param retentionSize of one partition
     * @param tombstoneRetention how long a deletion stays readable in a compacted topic
     * @param maxMessage the cluster's default when left out
     */
    record Topic(
            String name,
            List<String> events,
            @Nullable String key,
            @Nullable String keyOtherwise,
            @Nullable Integer partitions,
            @Nullable Integer replicas,
            @Nullable Integer minInSyncReplicas,
            Cleanup cleanup,
            @Nullable Duration retention,
            @Nullable DataSize retentionSize,
            @Nullable Duration tombstoneRetention,
            @Nullable DataSize maxMessage) {

        public Topic {
            events = events == null ? List.of() : List.copyOf(events);
            cleanup = cleanup == null ? Cleanup.DELETE : cleanup;
        }

        /** What Kafka removes. */
        @EnumNaming(KebabCaseStrategy.class)
        public enum Cleanup {
            /** What is old. */
            DELETE,
            /** What a newer record of the same key replaces. */
            COMPACT,
            /** Both. */
            COMPACT_AND_DELETE;

            /** The value of Kafka's {@code cleanup.policy}. */
            public String policy() {
                return switch (this) {
                    case DELETE -> "delete";
                    case COMPACT -> "compact";
                    case COMPACT_AND_DELETE -> "compact,delete";
                };
            }
        }
    }

    /** Queues of the message broker. */
    record Queues(List<Queue> queues) implements Transport {

        public Queues {
            queues = List.copyOf(queues);
        }

        @Override
        public String id() {
            return "queue-broker";
        }
    }

    /**
     * One queue with the settings of its address.
     *
     * @param filter the broker's filter expression that routes jobs here
     * @param maxDeliveries attempts before a job goes to the dead letters
     * @param deadLetterQueue {@code dlq.<name>} when left out
     * @param expiry how long a job is worth doing
     * @param whenFull what happens at {@code maxSize}
     * @param maxAge the oldest a waiting job may be before somebody must look
     */
    record Queue(
            String name,
            @Nullable String filter,
            @Nullable Integer maxDeliveries,
            @Nullable Duration redeliveryDelay,
            @Nullable Double redeliveryMultiplier,
            @Nullable Duration maxRedeliveryDelay,
            String deadLetterQueue,
            @Nullable Duration expiry,
            @Nullable String expiryQueue,
            @Nullable DataSize maxSize,
            @Nullable WhenFull whenFull,
            @Nullable Duration maxAge) {

        public Queue {
            deadLetterQueue = deadLetterQueue == null ? "dlq." + name : deadLetterQueue;
        }

        /** What a full address does. */
        @EnumNaming(KebabCaseStrategy.class)
        public enum WhenFull {
            /** Goes on, on disk. */
            PAGE,
            /** Lets senders wait. */
            BLOCK,
            /** Refuses. */
            FAIL
        }
    }

    /** Buckets of the object store; what travels beside them is a reference. */
    record ObjectStorage(List<Bucket> buckets) implements Transport {

        public ObjectStorage {
            buckets = List.copyOf(buckets);
        }

        @Override
        public String id() {
            return "object-storage-reference";
        }
    }

    /**
     * One bucket.
     *
     * @param retention how long content stays; at least as long as the references to it
     * @param maxObject the largest content taken
     */
    record Bucket(
            String name,
            @Nullable Duration retention,
            @Nullable DataSize maxObject) {}

    /** Indexed copies of what the records say, for readers who ask. */
    record Projections(List<Projection> projections) implements Transport {

        public Projections {
            projections = List.copyOf(projections);
        }

        @Override
        public String id() {
            return "database-projection";
        }
    }

    /**
     * One projection.
     *
     * @param fedBy the consumer group that writes it
     * @param queriedBy the fields it is indexed by
     */
    record Projection(String name, Store store, @Nullable String fedBy, List<String> queriedBy) {

        public Projection {
            queriedBy = queriedBy == null ? List.of() : List.copyOf(queriedBy);
        }

        /** Where it stands. */
        @EnumNaming(KebabCaseStrategy.class)
        public enum Store {
            /** Rows. */
            POSTGRESQL,
            /** A search index. */
            OPENSEARCH,
            /** The memory of the application, rebuilt from the log. */
            MEMORY
        }
    }

    /**
     * A batch job.
     *
     * @param schedule a cron expression
     * @param timeZone the zone that closes a day
     * @param chunk records in one transaction
     * @param lateData what happens to records that come after their batch was closed
     */
    record Batch(
            String job,
            @Nullable String schedule,
            @Nullable String timeZone,
            @Nullable Integer chunk,
            @Nullable String lateData)
            implements Transport {

        @Override
        public String id() {
            return "batch-job";
        }
    }

    /**
     * The one place that gives numbers in order.
     *
     * @param authority who decides
     * @param input the topic of what asks for a number
     * @param output the topic of what got one
     */
    record Sequencer(
            String authority,
            @Nullable String input,
            @Nullable String output) implements Transport {

        @Override
        public String id() {
            return "sequencer";
        }
    }
}
