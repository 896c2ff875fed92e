package dev.crossdock.erasure;

import dev.crossdock.contract.Transport.Kafka.Cluster;
import dev.crossdock.kafka.KafkaCluster;
import dev.crossdock.kafka.KafkaClusters;
import dev.crossdock.kafka.LazyProducer;
import dev.crossdock.projection.DeadLetterReader;
import dev.crossdock.projection.DeadLetterRecord;
import dev.crossdock.projection.DeadLetters;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Takes records out of a topic of dead letters. Kafka deletes from the front only: what is to stay is written to the end
 * once more, with its headers and its time, then everything up to the old end is deleted. Letters that come meanwhile lie
 * behind it. A crash in between leaves letters twice, never none; the place they came from, which stands in their headers,
 * tells the two of them apart, and the next sweep keeps one.
 */
@ApplicationScoped
public class DeadLetterSweep {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    @Inject
    KafkaClusters clusters;

    /** Of all clusters from the beginning: one that is made later would not be closed. */
    private final Map<Cluster, LazyProducer<byte[]>> producers =
            Stream.of(Cluster.values()).collect(Collectors.toMap(Function.identity(), this::producer));

    /**
     * What was found.
     *
     * @param read letters that were looked at
     * @param removed those among them that were taken out
     */
    record Swept(long read, long removed) {

        Swept and(Swept other) {
            return new Swept(read + other.read, removed + other.removed);
        }
    }

    /**
     * Takes out the letters that are unwanted; a topic that does not exist holds none.
     *
     * @throws IllegalStateException if Kafka does not do its part; nothing is lost then
     */
    Swept sweep(Cluster cluster, String topic, Predicate<ConsumerRecord<byte[], byte[]>> unwanted) {
        KafkaCluster kafka = clusters.of(cluster);
        try (DeadLetterReader reader = new DeadLetterReader(kafka);
                Admin admin = kafka.admin(TIMEOUT)) {
            Swept all = new Swept(0, 0);
            for (TopicPartition partition : reader.partitions(topic)) {
                all = all.and(
                        sweep(reader, admin, Objects.requireNonNull(producers.get(cluster)), partition, unwanted));
            }
            return all;
        }
    }

    private Swept sweep(
            DeadLetterReader reader,
            Admin admin,
            LazyProducer<byte[]> producer,
            TopicPartition partition,
            Predicate<ConsumerRecord<byte[], byte[]>> unwanted) {
        long end = reader.end(partition);
        long found = 0;
        long removed = 0;
        for (List<ConsumerRecord<byte[], byte[]>> letters : reader.read(partition, 0, end)) {
            found += letters.size();
            removed += letters.stream().filter(unwanted).count();
        }
        if (removed > 0) {
            Set<String> places = new HashSet<>();
            for (List<ConsumerRecord<byte[], byte[]>> letters : reader.read(partition, 0, end)) {
                write(
                        producer,
                        letters.stream()
                                .filter(unwanted.negate())
                                .filter(letter -> places.add(place(letter)))
                                .toList());
            }
            delete(admin, partition, end);
        }
        return new Swept(found, removed);
    }

    /** Where a letter was read first; its own place if nobody wrote that down. */
    private static String place(ConsumerRecord<byte[], byte[]> letter) {
        return DeadLetterRecord.of(letter)
                .map(known -> known.place().toString())
                .orElse("here " + letter.offset());
    }

    private static void write(LazyProducer<byte[]> producer, List<ConsumerRecord<byte[], byte[]>> letters) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> letter : letters) {
            sent.add(producer.send(new ProducerRecord<>(
                    letter.topic(),
                    letter.partition(),
                    letter.timestamp(),
                    letter.key(),
                    letter.value(),
                    letter.headers())));
        }
        for (Future<RecordMetadata> confirmation : sent) {
            await(confirmation, "Kafka did not store a letter that is to stay");
        }
    }

    private static void delete(Admin admin, TopicPartition partition, long end) {
        await(
                admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(end)))
                        .all(),
                "Kafka did not delete the letters of " + partition);
    }

    private static void await(Future<?> work, String failure) {
        try {
            work.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(failure, e);
        }
    }

    private LazyProducer<byte[]> producer(Cluster cluster) {
        return new LazyProducer<>(
                () -> clusters.of(cluster).with(DeadLetters.WRITING), "crossdock-erasure", new ByteArraySerializer());
    }

    @PreDestroy
    void close() {
        producers.values().forEach(LazyProducer::close);
    }
}
