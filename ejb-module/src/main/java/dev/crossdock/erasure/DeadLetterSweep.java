package dev.crossdock.erasure;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Takes records out of a topic of dead letters. Kafka deletes from the front only: what is to stay is written to the end
 * once more, with its headers and its time, then everything up to the old end is deleted. Letters that come meanwhile lie
 * behind it. A crash in between leaves letters twice, never none; the place they came from, which stands in their headers,
 * tells the two of them apart, and the next sweep keeps one.
 */
@ApplicationScoped
public class DeadLetterSweep {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int PATIENCE_SECONDS = 15;
    private static final int BATCH = 500;

    @Inject
    @ConfigProperty(name = "crossdock.kafka.bootstrap")
    String bootstrap;

    private @Nullable KafkaProducer<byte[], byte[]> producer;

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
    Swept sweep(String topic, Predicate<ConsumerRecord<byte[], byte[]>> unwanted) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer();
                Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            Swept all = new Swept(0, 0);
            List<PartitionInfo> partitions = consumer.partitionsFor(topic, Duration.ofSeconds(PATIENCE_SECONDS));
            for (PartitionInfo info : partitions == null ? List.<PartitionInfo>of() : partitions) {
                all = all.and(sweep(consumer, admin, new TopicPartition(topic, info.partition()), unwanted));
            }
            return all;
        }
    }

    private Swept sweep(
            KafkaConsumer<byte[], byte[]> consumer,
            Admin admin,
            TopicPartition partition,
            Predicate<ConsumerRecord<byte[], byte[]>> unwanted) {
        consumer.assign(List.of(partition));
        long end = end(consumer, partition);
        long[] found = new long[2];
        read(
                consumer,
                partition,
                end,
                letters -> letters.forEach(letter -> {
                    found[0]++;
                    found[1] += unwanted.test(letter) ? 1 : 0;
                }));
        if (found[1] > 0) {
            Set<String> places = new HashSet<>();
            read(
                    consumer,
                    partition,
                    end,
                    letters -> write(letters.stream()
                            .filter(letter -> !unwanted.test(letter))
                            .filter(letter -> places.add(place(letter)))
                            .toList()));
            delete(admin, partition, end);
        }
        return new Swept(found[0], found[1]);
    }

    private interface Letters {
        void take(List<ConsumerRecord<byte[], byte[]>> letters);
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long end, Letters reader) {
        consumer.seekToBeginning(List.of(partition));
        while (consumer.position(partition) < end) {
            reader.take(consumer.poll(POLL).records(partition).stream()
                    .filter(letter -> letter.offset() < end)
                    .toList());
        }
    }

    private static long end(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        Long end = consumer.endOffsets(List.of(partition)).get(partition);
        if (end == null) {
            throw new IllegalStateException("Kafka does not say where " + partition + " ends");
        }
        return end;
    }

    /** Where a letter was read first; its own place if nobody wrote that down. */
    private static String place(ConsumerRecord<byte[], byte[]> letter) {
        Header topic = letter.headers().lastHeader("dlq_topic");
        Header partition = letter.headers().lastHeader("dlq_partition");
        Header offset = letter.headers().lastHeader("dlq_offset");
        return topic == null || partition == null || offset == null
                ? "here " + letter.offset()
                : text(topic) + " " + text(partition) + " " + text(offset);
    }

    private static String text(Header header) {
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private void write(List<ConsumerRecord<byte[], byte[]>> letters) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> letter : letters) {
            sent.add(producer()
                    .send(new ProducerRecord<>(
                            letter.topic(),
                            letter.partition(),
                            letter.timestamp(),
                            letter.key(),
                            letter.value(),
                            letter.headers())));
        }
        awaitAll(sent);
    }

    private static void awaitAll(Collection<Future<RecordMetadata>> sent) {
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
            work.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(failure, e);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "allow.auto.create.topics",
                        false,
                        "max.poll.records",
                        BATCH),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private synchronized KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.of(
                            "bootstrap.servers",
                            bootstrap,
                            "client.id",
                            "crossdock-erasure",
                            "acks",
                            "all",
                            "max.block.ms",
                            5_000,
                            "request.timeout.ms",
                            5_000,
                            "delivery.timeout.ms",
                            12_000,
                            "max.request.size",
                            16 << 20),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
        }
        return producer;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }
}
