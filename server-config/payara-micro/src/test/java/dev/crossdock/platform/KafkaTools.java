package dev.crossdock.platform;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What somebody with Kafka's own tools does to a cluster behind the application's back. */
public final class KafkaTools implements AutoCloseable {

    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;

    public KafkaTools(String bootstrap) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "max.request.size", 8 << 20);
        admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** What the cluster calls itself. */
    public String clusterId() {
        return done(admin.describeCluster().clusterId());
    }

    /** Every partition of the topic on these brokers. */
    public void createOn(List<Integer> brokers, String topic, Map<String, String> settings) {
        done(admin.createTopics(List.of(new NewTopic(topic, Map.of(0, brokers)).configs(settings)))
                .all());
    }

    /** Removes records as retention does. */
    public void expireBefore(String topic, int partition, long offset) {
        done(admin.deleteRecords(Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)))
                .all());
    }

    public void create(String topic, int partitions, Map<String, String> settings) {
        done(admin.createTopics(
                        List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty()).configs(settings)))
                .all());
    }

    public void delete(Collection<String> topics, Collection<String> groups) {
        done(admin.deleteTopics(topics).all());
        done(admin.deleteConsumerGroups(groups).all());
    }

    public void set(String topic, String key, String value) {
        change(topic, new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET));
    }

    private void change(String topic, AlterConfigOp operation) {
        done(admin.incrementalAlterConfigs(
                        Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(operation)))
                .all());
    }

    /** Sends a record that claims to be from this time; null for now. */
    public void send(String topic, Long time, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic, null, time, key, value)).get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends the same small record many times. */
    public void burst(String topic, String key, int count) {
        for (int i = 0; i < count; i++) {
            var unused = producer.send(new ProducerRecord<>(topic, key, new byte[] {'{', '}'}));
        }
        producer.flush();
    }

    public void commit(String group, String topic, int partition, long offset) {
        done(admin.alterConsumerGroupOffsets(
                        group, Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)))
                .all());
    }

    /** Removes all records of a topic, as retention does one day. */
    void removeRecords(String topic) {
        Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
        done(admin.describeTopics(List.of(topic)).allTopicNames())
                .get(topic)
                .partitions()
                .forEach(partition ->
                        partitions.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest()));
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        done(admin.listOffsets(partitions).all())
                .forEach((partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end.offset())));
        done(admin.deleteRecords(all).all());
    }

    /** How many partitions a topic has. */
    int partitions(String topic) {
        return done(admin.describeTopics(List.of(topic)).allTopicNames())
                .get(topic)
                .partitions()
                .size();
    }

    /** How many consumers are members of a group now. */
    public int members(String group) {
        return done(admin.describeConsumerGroups(List.of(group)).all())
                .get(group)
                .members()
                .size();
    }

    /** Everything an outsider could change, as text: topics, their settings and ends, groups and their positions. */
    public String state() {
        Map<String, Object> state = new HashMap<>();
        var names = done(
                admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
        var descriptions = done(admin.describeTopics(names).allTopicNames());
        state.put("topics", new TreeMap<>(descriptions).toString());
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        descriptions
                .values()
                .forEach(topic -> topic.partitions()
                        .forEach(partition -> ends.put(
                                new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest())));
        var sorted = new TreeMap<String, Long>();
        done(admin.listOffsets(ends).all())
                .forEach((partition, info) -> sorted.put(partition.toString(), info.offset()));
        state.put("ends", sorted.toString());
        var groups = new TreeMap<String, String>();
        done(admin.listGroups().all())
                .forEach(group -> groups.put(
                        group.groupId(),
                        group.groupState() + " "
                                + done(admin.listConsumerGroupOffsets(group.groupId())
                                        .partitionsToOffsetAndMetadata())));
        state.put("groups", groups.toString());
        return state.toString();
    }

    private static <T> T done(KafkaFuture<T> work) {
        try {
            return work.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
