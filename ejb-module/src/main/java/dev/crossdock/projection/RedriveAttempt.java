package dev.crossdock.projection;

import dev.crossdock.projection.Slice.Entry;
import dev.crossdock.projection.store.Correction;
import dev.crossdock.projection.store.RecordPlace;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * Offers records that were dead to their group once more, within one transaction: as if they were read now, from where they
 * stood, so that the rules of order of the group hold. What is still refused is found by {@link Bisection}.
 *
 * @param <C> a change
 */
final class RedriveAttempt<C> {

    private final Connection connection;
    private final Projection<C> projection;

    RedriveAttempt(Connection connection, Projection<C> projection) {
        this.connection = connection;
        this.projection = projection;
    }

    /** The entry of a record as it should have been. */
    static <C> Entry<C> entry(Projection<C> projection, RecordPlace place, Correction correction) {
        return entry(
                projection, place, correction.key(), correction.writtenAt(), correction.headers(), correction.value());
    }

    /** The entry of a record as it was, if its value is at hand. */
    static <C> Entry<C> entry(Projection<C> projection, DeadLetterRecord letter) {
        Entry<C> entry =
                entry(projection, letter.place(), letter.key(), letter.writtenAt(), letter.headers(), letter.value());
        return letter.leftOut() == 0
                ? entry
                : entry.poisonedBy("its value of " + letter.leftOut()
                        + " bytes is too large for a dead letter; put a corrected value in its place");
    }

    private static <C> Entry<C> entry(
            Projection<C> projection,
            RecordPlace place,
            @Nullable String key,
            Instant writtenAt,
            Map<String, String> headers,
            byte @Nullable [] value) {
        TopicPartition partition = place.partition();
        Headers own = new RecordHeaders();
        headers.forEach((name, text) -> own.add(name, text.getBytes(StandardCharsets.UTF_8)));
        return GroupConsumer.entry(
                projection,
                new ConsumerRecord<>(
                        partition.topic(),
                        partition.partition(),
                        place.offset(),
                        writtenAt.toEpochMilli(),
                        TimestampType.CREATE_TIME,
                        ConsumerRecord.NULL_SIZE,
                        ConsumerRecord.NULL_SIZE,
                        key,
                        value,
                        own,
                        Optional.empty()));
    }

    /**
     * Writes what can be written.
     *
     * @return why the others are refused
     * @throws BatchFailedException if it is not the records that are at fault
     */
    Map<RecordPlace, String> offer(List<Entry<C>> entries) throws SQLException {
        Map<RecordPlace, String> refused = new LinkedHashMap<>();
        for (Entry<C> entry : entries) {
            if (entry.change() == null) {
                refused.put(place(entry), String.valueOf(entry.poison()));
            }
        }
        List<Entry<C>> readable =
                entries.stream().filter(entry -> entry.change() != null).toList();
        new PartialWrite(connection)
                .run(
                        readable.size(),
                        (from, to) ->
                                changes(projection, readable.subList(from, to)).apply(connection),
                        (index, reason) -> refused.put(place(readable.get(index)), reason));
        return refused;
    }

    /** What the entries that can be read change. */
    static <C> Changes<C> changes(Projection<C> projection, List<Entry<C>> entries) {
        Changes<C> changes = projection.collect();
        for (Entry<C> entry : entries) {
            C change = entry.change();
            if (change != null) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static RecordPlace place(Entry<?> entry) {
        ConsumerRecord<String, ?> record = entry.record();
        return new RecordPlace(new TopicPartition(record.topic(), record.partition()), record.offset());
    }
}
