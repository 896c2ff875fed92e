package dev.crossdock.bench;

import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Records that stand in their topics: what every contestant of a round reads.
 *
 * @param prefix how the ids of its customers begin
 * @param count how many records there are
 * @param slices where they stand
 */
record RecordSet(String prefix, long count, Map<TopicPartition, Slice> slices) {

    /**
     * The set's part of one partition.
     *
     * @param start the first offset
     * @param end the offset after the last
     * @param last the last record
     */
    record Slice(long start, long end, ProducerRecord<String, byte[]> last) {

        private Slice with(long offset, ProducerRecord<String, byte[]> sent) {
            return new Slice(Math.min(start, offset), Math.max(end, offset + 1), offset >= end ? sent : last);
        }
    }

    /** The set's part of a partition that has one. */
    Slice slice(TopicPartition partition) {
        return Objects.requireNonNull(slices.get(partition), () -> "nothing in " + partition);
    }

    /** Writes a new set to the dataset's topics and waits until the broker has acknowledged all of it. */
    static RecordSet produce(Settings settings, Dataset dataset, String prefix, long count, int customers) {
        Supplier<ProducerRecord<String, byte[]>> records = dataset.records(prefix, customers, count);
        Map<TopicPartition, Slice> slices = new ConcurrentHashMap<>();
        AtomicReference<Exception> failure = new AtomicReference<>();
        try (KafkaProducer<String, byte[]> producer = producer(settings)) {
            for (String topic : dataset.topics()) {
                if (producer.partitionsFor(topic).isEmpty()) {
                    throw new BenchException("there is no topic " + topic + "; start the stack with ./crossdock up");
                }
            }
            for (long i = 0; i < count; i++) {
                ProducerRecord<String, byte[]> made = records.get();
                var unused = producer.send(made, (RecordMetadata sent, Exception e) -> {
                    if (e != null) {
                        failure.compareAndSet(null, e);
                        return;
                    }
                    slices.compute(
                            new TopicPartition(sent.topic(), sent.partition()),
                            (partition, slice) -> slice == null
                                    ? new Slice(sent.offset(), sent.offset() + 1, made)
                                    : slice.with(sent.offset(), made));
                });
            }
        }
        if (failure.get() != null) {
            throw new BenchException("Kafka refused records: " + failure.get().getMessage(), failure.get());
        }
        return new RecordSet(prefix, count, Map.copyOf(slices));
    }

    private static KafkaProducer<String, byte[]> producer(Settings settings) {
        Properties properties = settings.kafka();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }
}
