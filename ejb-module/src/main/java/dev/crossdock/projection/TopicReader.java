package dev.crossdock.projection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a whole topic from its start, outside any consumer group. Not thread-safe. */
public final class TopicReader<V, C> implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrap;
    private final KafkaConsumer<String, RecordValue<V>> consumer;
    private final Projection<V, C> projection;
    private final List<TopicPartition> partitions;
    private long recordsRead;

    /** A reader at the start of the projection's topic. */
    TopicReader(Projection<V, C> projection, String bootstrap) {
        this.projection = projection;
        this.bootstrap = bootstrap;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000),
                new StringDeserializer(),
                projection.deserializer());
        this.partitions = consumer.partitionsFor(projection.topic()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** A second reader of the same topic at other positions; partitions not named start at the beginning. */
    TopicReader<V, C> anotherFrom(Map<Integer, Long> positions) {
        TopicReader<V, C> another = new TopicReader<>(projection, bootstrap);
        positions.forEach((partition, offset) ->
                another.consumer.seek(new TopicPartition(projection.topic(), partition), offset));
        return another;
    }

    /** Where the topic ends now, by partition. */
    Map<Integer, Long> ends() {
        Map<Integer, Long> ends = new TreeMap<>();
        consumer.endOffsets(partitions).forEach((partition, end) -> ends.put(partition.partition(), end));
        return ends;
    }

    /** Whether records before these ends are still to be read. */
    boolean isBefore(Map<Integer, Long> ends) {
        return partitions.stream().anyMatch(partition -> consumer.position(partition) < end(ends, partition));
    }

    /** The next records, as slices that begin where the last ones ended. */
    List<Slice<C>> poll() {
        Map<Integer, Long> unbounded = new HashMap<>();
        partitions.forEach(partition -> unbounded.put(partition.partition(), Long.MAX_VALUE));
        return poll(unbounded);
    }

    /** The next records before these ends, after which the reader is of no more use; otherwise as slices that begin where the last ones ended. */
    List<Slice<C>> poll(Map<Integer, Long> ends) {
        Map<TopicPartition, Long> starts = new HashMap<>();
        partitions.forEach(partition -> starts.put(partition, consumer.position(partition)));
        ConsumerRecords<String, RecordValue<V>> records = consumer.poll(POLL);
        List<Slice<C>> slices = new ArrayList<>();
        for (TopicPartition partition : records.partitions()) {
            long end = end(ends, partition);
            List<Slice.Entry<C>> entries = new ArrayList<>();
            for (ConsumerRecord<String, RecordValue<V>> polled : records.records(partition)) {
                if (polled.offset() < end) {
                    entries.add(GroupConsumer.entry(projection, polled));
                }
            }
            recordsRead += entries.size();
            long next = Math.min(end, consumer.position(partition));
            slices.add(
                    new Slice<>(partition.partition(), Objects.requireNonNull(starts.get(partition)), next, entries));
        }
        return slices;
    }

    private static long end(Map<Integer, Long> ends, TopicPartition partition) {
        return Objects.requireNonNull(ends.get(partition.partition()), () -> "no end of " + partition);
    }

    /** Records read so far. */
    long recordsRead() {
        return recordsRead;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
