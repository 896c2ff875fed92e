package dev.crossdock.projection;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * All records of the interval {@code [start, next)} of one partition, decoded.
 *
 * @param start the first offset the slice answers for; between it and the first entry the log holds nothing
 * @param next the offset after the last one
 */
public record Slice<C>(TopicPartition partition, long start, long next, List<Entry<C>> entries) {

    /** A record that is either a change or poison, never both. */
    public record Entry<C>(
            ConsumerRecord<String, byte[]> record,
            @Nullable C change,
            @Nullable String poison) {

        Entry<C> poisonedBy(String reason) {
            return new Entry<>(record, null, reason);
        }
    }

    /** The offset of the first record, or the end if there is none. */
    long first() {
        return entries.isEmpty() ? next : entries.get(0).record().offset();
    }

    /** When the last record was written; null if there is none. */
    @Nullable Instant newest() {
        return entries.isEmpty()
                ? null
                : Instant.ofEpochMilli(entries.get(entries.size() - 1).record().timestamp());
    }

    /** Whether the slice continues what is stored without leaving anything out. */
    boolean connectsTo(long stored) {
        return start <= stored;
    }

    /** The part that is not yet applied. */
    Slice<C> from(long stored) {
        if (stored <= start) {
            return this;
        }
        List<Entry<C>> rest = entries.stream()
                .filter(entry -> entry.record().offset() >= stored)
                .toList();
        return new Slice<>(partition, stored, Math.max(stored, next), rest);
    }

    /** The part with the entries {@code [from, to)}; the parts of a slice answer for all of its interval. */
    Slice<C> part(int from, int to) {
        return new Slice<>(
                partition,
                from == 0 ? start : entries.get(from).record().offset(),
                to == entries.size() ? next : entries.get(to).record().offset(),
                entries.subList(from, to));
    }

    /** The single entry of the slice turned into poison. */
    Slice<C> poisonedBy(String reason) {
        return new Slice<>(partition, start, next, List.of(entries.get(0).poisonedBy(reason)));
    }
}
