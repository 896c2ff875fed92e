package dev.crossdock.projection;

import dev.crossdock.review.Transport.Kafka;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads the dead letters of groups, in the order of their topics, partitions and offsets. */
@ApplicationScoped
public class DeadLetterLog {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    /** So many bytes of letters are at hand at once; the largest letter may come on top. */
    private static final long MOST_BYTES = 16L << 20;

    @Inject
    @ConfigProperty(name = "crossdock.kafka.bootstrap")
    String bootstrap;

    /**
     * Some letters.
     *
     * @param next after which letter more may follow; null at the end
     */
    record Found(List<Letter> letters, @Nullable LetterId next) {}

    /**
     * Letters after another one.
     *
     * @param after null for the first ones
     * @param wanted picks those that are wanted
     * @throws IllegalStateException if Kafka does not hand them out in time
     */
    Found after(Projection<?, ?> projection, @Nullable LetterId after, int limit, UnaryOperator<List<Letter>> wanted) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<Letter> found = new ArrayList<>();
            for (String topic : projection.topics()) {
                if (after == null
                        || projection.topics().indexOf(after.topic())
                                <= projection.topics().indexOf(topic)) {
                    LetterId within = after != null && after.topic().equals(topic) ? after : null;
                    collect(consumer, letters(projection, topic), within, new Search(found, limit, wanted));
                }
            }
            return found.isEmpty() || !isEnough(found, limit)
                    ? new Found(List.copyOf(found), null)
                    : new Found(List.copyOf(found), found.get(found.size() - 1).id());
        }
    }

    /** The letter that stands at a place, if one does. */
    Optional<Letter> find(Projection<?, ?> projection, LetterId id) {
        if (!projection.topics().contains(id.topic())) {
            return Optional.empty();
        }
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<Letter> found = new ArrayList<>();
            LetterId before = new LetterId(id.topic(), id.partition(), id.offset() - 1);
            collect(consumer, letters(projection, id.topic()), before, new Search(found, 1, UnaryOperator.identity()));
            return found.stream().filter(letter -> letter.id().equals(id)).findFirst();
        }
    }

    /** What is looked for, and what was found so far. */
    private record Search(List<Letter> found, int limit, UnaryOperator<List<Letter>> wanted) {

        boolean isOver() {
            return isEnough(found, limit);
        }

        void take(List<Letter> read) {
            for (Letter letter : wanted.apply(read)) {
                if (!isOver()) {
                    found.add(letter);
                }
            }
        }
    }

    private static boolean isEnough(List<Letter> found, int limit) {
        return found.size() >= limit || found.stream().mapToLong(Letter::bytes).sum() >= MOST_BYTES;
    }

    private static String letters(Projection<?, ?> projection, String topic) {
        return Kafka.DeadLetters.topic(topic, projection.group());
    }

    private static void collect(
            KafkaConsumer<byte[], byte[]> consumer, String topic, @Nullable LetterId after, Search search) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic);
        for (PartitionInfo info : partitions == null ? List.<PartitionInfo>of() : sorted(partitions)) {
            if (after == null || after.partition() <= info.partition()) {
                long from = after != null && after.partition() == info.partition() ? after.offset() + 1 : 0;
                collect(consumer, new TopicPartition(topic, info.partition()), from, search);
            }
        }
    }

    private static List<PartitionInfo> sorted(List<PartitionInfo> partitions) {
        return partitions.stream()
                .sorted(Comparator.comparingInt(PartitionInfo::partition))
                .toList();
    }

    private static void collect(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long from, Search search) {
        List<TopicPartition> one = List.of(partition);
        consumer.assign(one);
        long first = consumer.beginningOffsets(one).getOrDefault(partition, 0L);
        long end = consumer.endOffsets(one).getOrDefault(partition, 0L);
        consumer.seek(partition, Math.max(first, from));
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!search.isOver() && consumer.position(partition) < end) {
            List<ConsumerRecord<byte[], byte[]>> read = consumer.poll(POLL).records(partition);
            search.take(read.stream().map(Letter::of).flatMap(Optional::stream).toList());
            if (!read.isEmpty()) {
                deadline = System.nanoTime() + PATIENCE_NANOS;
            } else if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Kafka does not hand out the letters of " + partition);
            }
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
                        "default.api.timeout.ms",
                        10_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
