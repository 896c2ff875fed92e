package dev.crossdock.projection;

import dev.crossdock.kafka.KafkaCluster;
import dev.crossdock.projection.store.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a projection's topics from their start, outside any consumer group. Not thread-safe. */
public final class RebuildReader<C> implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaCluster kafka;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Projection<C> projection;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> firstStarts;
    private final Map<TopicPartition, Instant> newest = new HashMap<>();
    private long recordsRead;

    /** A reader at the start of the projection's topics. */
    RebuildReader(Projection<C> projection, KafkaCluster kafka) {
        this.projection = projection;
        this.kafka = kafka;
        this.consumer = new KafkaConsumer<>(
                kafka.with(Map.of(
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        this.partitions = projection.topics().stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        this.firstStarts = starts();
    }

    /** A second reader of the same topics at other positions; partitions not named start at the beginning. */
    RebuildReader<C> anotherFrom(Map<TopicPartition, Long> positions) {
        RebuildReader<C> another = new RebuildReader<>(projection, kafka);
        positions.forEach(another.consumer::seek);
        return another;
    }

    /** Where the partitions begin now. */
    Map<TopicPartition, Long> starts() {
        return consumer.beginningOffsets(partitions);
    }

    /** Whether retention has removed records since this reader was made, perhaps before it could read them. */
    boolean startsHaveMoved() {
        return !starts().equals(firstStarts);
    }

    /** Where the partitions end now. */
    Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(partitions);
    }

    /** Whether records before these ends are still to be read. */
    boolean isBefore(Map<TopicPartition, Long> ends) {
        return partitions.stream().anyMatch(partition -> consumer.position(partition) < end(ends, partition));
    }

    /** The next records, as slices that begin where the last ones ended. */
    List<Slice<C>> poll() {
        return poll(partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> Long.MAX_VALUE)));
    }

    /** The next records before these ends, after which the reader is of no more use; otherwise as slices that begin where the last ones ended. */
    List<Slice<C>> poll(Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> starts = new HashMap<>();
        partitions.forEach(partition -> starts.put(partition, consumer.position(partition)));
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        List<Slice<C>> slices = new ArrayList<>();
        for (TopicPartition partition : records.partitions()) {
            long end = end(ends, partition);
            List<Slice.Entry<C>> entries = new ArrayList<>();
            for (ConsumerRecord<String, byte[]> polled : records.records(partition)) {
                if (polled.offset() < end) {
                    entries.add(GroupConsumer.entry(projection, polled));
                }
            }
            recordsRead += entries.size();
            long next = Math.min(end, consumer.position(partition));
            Slice<C> slice = new Slice<>(partition, Objects.requireNonNull(starts.get(partition)), next, entries);
            newest.compute(partition, (same, before) -> slice.newest() == null ? before : slice.newest());
            slices.add(slice);
        }
        return slices;
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return Objects.requireNonNull(ends.get(partition), () -> "no end of " + partition);
    }

    /** The steps that bring a group to these ends, once they are reached. */
    List<Progress> stepsTo(Map<TopicPartition, Long> ends) {
        return partitions.stream()
                .map(partition -> new Progress(partition, end(ends, partition), 0, newest.get(partition)))
                .toList();
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
