package dev.crossdock.projection;

import dev.crossdock.contract.Transport.Kafka;
import dev.crossdock.kafka.KafkaCluster;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads the dead letters of groups, in the order of their topics, partitions and offsets. */
@ApplicationScoped
public class DeadLetterLog {

    /** So many bytes of letters are at hand at once; the largest letter may come on top. */
    private static final long MAX_BYTES = 16L << 20;

    @Inject
    KafkaCluster kafka;

    /**
     * Some letters.
     *
     * @param next after which letter more may follow; null at the end
     */
    record Found(List<DeadLetterRecord> letters, @Nullable DeadLetterId next) {}

    /**
     * Letters after another one.
     *
     * @param after null for the first ones
     * @param wanted picks those that are wanted
     * @throws IllegalStateException if Kafka does not hand them out in time
     */
    Found after(
            Projection<?> projection,
            @Nullable DeadLetterId after,
            int limit,
            UnaryOperator<List<DeadLetterRecord>> wanted) {
        try (DeadLetterReader reader = new DeadLetterReader(kafka)) {
            List<DeadLetterRecord> found = new ArrayList<>();
            for (String topic : projection.topics()) {
                if (after == null
                        || projection.topics().indexOf(after.topic())
                                <= projection.topics().indexOf(topic)) {
                    DeadLetterId within = after != null && after.topic().equals(topic) ? after : null;
                    collect(reader, letters(projection, topic), within, new Search(found, limit, wanted));
                }
            }
            return found.isEmpty() || !isEnough(found, limit)
                    ? new Found(List.copyOf(found), null)
                    : new Found(List.copyOf(found), found.get(found.size() - 1).id());
        }
    }

    /** The letter that stands at a place, if one does. */
    Optional<DeadLetterRecord> find(Projection<?> projection, DeadLetterId id) {
        if (!projection.topics().contains(id.topic())) {
            return Optional.empty();
        }
        try (DeadLetterReader reader = new DeadLetterReader(kafka)) {
            List<DeadLetterRecord> found = new ArrayList<>();
            DeadLetterId before = new DeadLetterId(id.topic(), id.partition(), id.offset() - 1);
            collect(reader, letters(projection, id.topic()), before, new Search(found, 1, UnaryOperator.identity()));
            return found.stream().filter(letter -> letter.id().equals(id)).findFirst();
        }
    }

    /** What is looked for, and what was found so far. */
    private record Search(List<DeadLetterRecord> found, int limit, UnaryOperator<List<DeadLetterRecord>> wanted) {

        boolean isOver() {
            return isEnough(found, limit);
        }

        void take(List<DeadLetterRecord> read) {
            for (DeadLetterRecord letter : wanted.apply(read)) {
                if (!isOver()) {
                    found.add(letter);
                }
            }
        }
    }

    private static boolean isEnough(List<DeadLetterRecord> found, int limit) {
        return found.size() >= limit
                || found.stream().mapToLong(DeadLetterRecord::bytes).sum() >= MAX_BYTES;
    }

    private static String letters(Projection<?> projection, String topic) {
        return Kafka.DeadLetters.topic(topic, projection.group());
    }

    private static void collect(DeadLetterReader reader, String topic, @Nullable DeadLetterId after, Search search) {
        for (TopicPartition partition : reader.partitions(topic)) {
            if (after == null || after.partition() <= partition.partition()) {
                long from = after != null && after.partition() == partition.partition() ? after.offset() + 1 : 0;
                collect(reader, partition, from, search);
            }
        }
    }

    private static void collect(DeadLetterReader reader, TopicPartition partition, long from, Search search) {
        if (search.isOver()) {
            return;
        }
        for (List<ConsumerRecord<byte[], byte[]>> read : reader.read(partition, from, reader.end(partition))) {
            search.take(read.stream()
                    .map(DeadLetterRecord::of)
                    .flatMap(Optional::stream)
                    .toList());
            if (search.isOver()) {
                return;
            }
        }
    }
}
