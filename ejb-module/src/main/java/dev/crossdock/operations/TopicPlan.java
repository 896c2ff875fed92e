package dev.crossdock.operations;

import dev.crossdock.contract.DataSize;
import dev.crossdock.contract.Transport.Kafka;
import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.Transport.Topic.Cleanup;
import dev.crossdock.contract.WorkloadContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** The topics that contracts declare, as Kafka is asked for them. What a contract leaves out is the cluster's to say. */
final class TopicPlan {

    private static final long FOR_EVER = -1;

    /** What the headers of a dead letter, its reason above all, may add to the largest record. */
    private static final long ROOM_FOR_REASONS = 64 * 1024;

    private TopicPlan() {}

    /** Every topic of a cluster, each followed by those for the dead letters of its groups. */
    static List<NewTopic> of(List<WorkloadContract> contracts, Kafka.Cluster cluster) {
        return contracts.stream()
                .flatMap(contract -> contract.transport(Kafka.class).stream()
                        .filter(kafka -> kafka.cluster() == cluster)
                        .flatMap(kafka -> kafka.topics().stream()
                                .flatMap(topic ->
                                        Stream.concat(Stream.of(declared(topic)), letters(contract, kafka, topic)))))
                .toList();
    }

    private static NewTopic declared(Topic topic) {
        Map<String, String> settings = new TreeMap<>();
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanup().policy());
        if (topic.cleanup() != Cleanup.COMPACT) {
            settings.put(TopicConfig.RETENTION_MS_CONFIG, millis(topic.retention()));
        }
        put(settings, TopicConfig.RETENTION_BYTES_CONFIG, topic.retentionSize(), DataSize::bytes);
        put(settings, TopicConfig.DELETE_RETENTION_MS_CONFIG, topic.tombstoneRetention(), Duration::toMillis);
        put(settings, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, topic.maxMessage(), DataSize::bytes);
        put(settings, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, topic.minInSyncReplicas(), Integer::intValue);
        return topic(topic.name(), topic, settings);
    }

    private static Stream<NewTopic> letters(WorkloadContract contract, Kafka kafka, Topic topic) {
        Kafka.DeadLetters letters = kafka.deadLetters();
        if (letters == null) {
            return Stream.empty();
        }
        Map<String, String> settings = new TreeMap<>();
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, Cleanup.DELETE.policy());
        settings.put(TopicConfig.RETENTION_MS_CONFIG, millis(letters.retention()));
        put(
                settings,
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                topic.maxMessage(),
                largest -> largest.bytes() + ROOM_FOR_REASONS);
        put(settings, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, topic.minInSyncReplicas(), Integer::intValue);
        return contract.readersOf(topic)
                .map(reader -> topic(Kafka.DeadLetters.topic(topic.name(), reader.group()), topic, settings));
    }

    private static NewTopic topic(String name, Topic like, Map<String, String> settings) {
        return new NewTopic(
                        name,
                        Optional.ofNullable(like.partitions()),
                        Optional.ofNullable(like.replicas()).map(Integer::shortValue))
                .configs(settings);
    }

    private static String millis(@Nullable Duration retention) {
        return String.valueOf(retention == null ? FOR_EVER : retention.toMillis());
    }

    private static <T> void put(
            Map<String, String> settings, String name, @Nullable T value, Function<T, Number> amount) {
        if (value != null) {
            settings.put(name, amount.apply(value).toString());
        }
    }
}
