package dev.crossdock.projection;

import dev.crossdock.kafka.KafkaCluster;
import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics of dead letters as they are, outside any consumer group. Not thread-safe. */
public final class DeadLetterReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /** Partitions are read one after the other, and a fetch that waits at the end of one would hold up the next. */
    private static final int FETCH_WAIT_MILLIS = 10;

    private final KafkaConsumer<byte[], byte[]> consumer;

    /** A reader of the business cluster. */
    public DeadLetterReader(KafkaCluster kafka) {
        consumer = new KafkaConsumer<>(
                kafka.with(Map.of(
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        FETCH_WAIT_MILLIS,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(TIMEOUT.toMillis()))),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** The partitions of a topic by their numbers; none if it does not exist. */
    public List<TopicPartition> partitions(String topic) {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        return (found == null ? List.<PartitionInfo>of() : found)
                .stream()
                        .sorted(Comparator.comparingInt(PartitionInfo::partition))
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
    }

    /** Where a partition ends now. */
    public long end(TopicPartition partition) {
        return offset(consumer.endOffsets(List.of(partition)), partition);
    }

    /**
     * What a partition holds, some at a time, some of them empty. To be read before anything else is asked of this reader.
     *
     * @param from the offset of the first one; what was deleted before it is left out
     * @param end the offset before which to stop
     * @return for one pass; it ends in {@link IllegalStateException} if Kafka does not hand them out in time
     */
    public Iterable<List<ConsumerRecord<byte[], byte[]>>> read(TopicPartition partition, long from, long end) {
        consumer.assign(List.of(partition));
        long first = offset(consumer.beginningOffsets(List.of(partition)), partition);
        consumer.seek(partition, Math.max(first, from));
        return () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return consumer.position(partition) < end;
            }

            @Override
            public List<ConsumerRecord<byte[], byte[]>> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return poll(partition).stream()
                        .filter(letter -> letter.offset() < end)
                        .toList();
            }
        };
    }

    private List<ConsumerRecord<byte[], byte[]>> poll(TopicPartition partition) {
        long before = consumer.position(partition);
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (System.nanoTime() < deadline) {
            List<ConsumerRecord<byte[], byte[]>> read = consumer.poll(POLL).records(partition);
            if (consumer.position(partition) > before) {
                return read;
            }
        }
        throw new IllegalStateException("Kafka does not hand out the letters of " + partition);
    }

    private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        Long offset = offsets.get(partition);
        if (offset == null) {
            throw new IllegalStateException("Kafka does not say where " + partition + " begins and ends");
        }
        return offset;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
