package dev.crossdock.projection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Remembers, per consumer group, which offsets a poll has shown to be empty. Compaction leaves holes in a topic; with
 * this a hole can be told from records that were lost on the way, however late or twice a batch arrives: "between
 * {@code start} and the batch's first record the log holds nothing" is a fact about the log, not about a delivery.
 */
public class LogGaps implements ConsumerInterceptor<String, RecordValue<?>> {

    private static final Map<String, Known> GROUPS = new ConcurrentHashMap<>();

    private Known known = new Known();

    /** What is known of one group's partitions. */
    static final class Known {
        private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
        private final Map<TopicPartition, Map<Long, Long>> starts = new ConcurrentHashMap<>();

        /** The consumer will read on from this offset. */
        void seek(TopicPartition partition, long offset) {
            positions.put(partition, offset);
        }

        void polled(TopicPartition partition, long first, long last) {
            Long position = positions.put(partition, last + 1);
            if (position != null && position < first) {
                starts.computeIfAbsent(partition, p -> new ConcurrentHashMap<>())
                        .put(first, position);
            }
        }

        /** The smallest offset from which the log is known to be empty up to {@code first}; taken once. */
        long start(TopicPartition partition, long first) {
            Map<Long, Long> gaps = starts.get(partition);
            Long start = gaps == null ? null : gaps.remove(first);
            return start == null ? first : start;
        }

        void forget(Collection<TopicPartition> partitions) {
            partitions.forEach(starts::remove);
            partitions.forEach(positions::remove);
        }
    }

    /** What is known of a group's log. */
    static Known of(String group) {
        return GROUPS.computeIfAbsent(group, name -> new Known());
    }

    @Override
    public void configure(Map<String, ?> configuration) {
        known = of(String.valueOf(configuration.get("group.id")));
    }

    @Override
    public ConsumerRecords<String, RecordValue<?>> onConsume(ConsumerRecords<String, RecordValue<?>> records) {
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<String, RecordValue<?>>> polled = records.records(partition);
            known.polled(
                    partition,
                    polled.get(0).offset(),
                    polled.get(polled.size() - 1).offset());
        }
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        // Positions live in the database; what Kafka is told serves monitoring only.
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
