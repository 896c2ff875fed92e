package dev.crossdock.bench;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Changes that stand in the topic: what every contestant of a round reads.
 *
 * @param prefix how the ids of its customers begin
 * @param count how many records there are
 * @param slices where they stand, by partition
 */
record RecordSet(String prefix, long count, Map<Integer, Slice> slices) {

    /**
     * The set's part of one partition.
     *
     * @param start the first offset
     * @param end the offset after the last
     * @param lastCustomer the key of the last record
     * @param lastRevision its revision
     */
    record Slice(long start, long end, String lastCustomer, long lastRevision) {

        private Slice with(long offset, String customer, long revision) {
            boolean last = offset >= end;
            return new Slice(
                    Math.min(start, offset),
                    Math.max(end, offset + 1),
                    last ? customer : lastCustomer,
                    last ? revision : lastRevision);
        }
    }

    /** The set's part of a partition that has one. */
    Slice slice(int partition) {
        return Objects.requireNonNull(slices.get(partition), () -> "nothing in partition " + partition);
    }

    /** Writes a new set to the topic and waits until the broker has acknowledged all of it. */
    static RecordSet produce(Settings settings, String prefix, long count, int customers) {
        Changes changes = new Changes(prefix, customers);
        Map<Integer, Slice> slices = new ConcurrentHashMap<>();
        AtomicReference<Exception> failure = new AtomicReference<>();
        try (KafkaProducer<String, byte[]> producer = producer(settings)) {
            List<PartitionInfo> partitions = producer.partitionsFor(Changes.TOPIC);
            if (partitions.isEmpty()) {
                throw new BenchException(
                        "there is no topic " + Changes.TOPIC + "; start the stack with ./crossdock up");
            }
            for (long i = 0; i < count; i++) {
                Changes.Change change = changes.next();
                long revision = change.data().get("revision").longValue();
                var unused = producer.send(change.kafkaRecord(), (RecordMetadata sent, Exception e) -> {
                    if (e != null) {
                        failure.compareAndSet(null, e);
                        return;
                    }
                    slices.compute(
                            sent.partition(),
                            (partition, slice) -> slice == null
                                    ? new Slice(sent.offset(), sent.offset() + 1, change.customer(), revision)
                                    : slice.with(sent.offset(), change.customer(), revision));
                });
            }
        }
        if (failure.get() != null) {
            throw new BenchException("Kafka refused records: " + failure.get().getMessage(), failure.get());
        }
        return new RecordSet(prefix, count, new TreeMap<>(slices));
    }

    private static KafkaProducer<String, byte[]> producer(Settings settings) {
        Properties properties = settings.kafka();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }
}
