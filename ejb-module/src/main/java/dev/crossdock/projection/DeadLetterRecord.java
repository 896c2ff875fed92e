package dev.crossdock.projection;

import dev.crossdock.projection.store.Correction;
import dev.crossdock.projection.store.RecordPlace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record that a group could not process, as it stands in the dead letters.
 *
 * @param place where the record was read first
 * @param writtenAt when it was written there
 * @param diedAt when it was found to be dead
 * @param headers those of the record
 * @param value null if the record had none, or if it is left out
 * @param leftOut how many bytes the value has that is too large for a letter; 0 if it is here
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, only handed on.
public record DeadLetterRecord(
        DeadLetterId id,
        RecordPlace place,
        @Nullable String key,
        Instant writtenAt,
        Instant diedAt,
        String reason,
        Map<String, String> headers,
        byte @Nullable [] value,
        long leftOut) {

    /** The headers that say what happened to the record begin so. */
    static final String PREFIX = "dlq_";

    static final String TOPIC = PREFIX + "topic";
    static final String PARTITION = PREFIX + "partition";
    static final String OFFSET = PREFIX + "offset";
    static final String TIMESTAMP = PREFIX + "timestamp";
    static final String GROUP = PREFIX + "group";
    static final String REASON = PREFIX + "reason";
    static final String LEFT_OUT = PREFIX + "left_out_bytes";

    /** Keeps its own copy of the headers. */
    public DeadLetterRecord {
        headers = Map.copyOf(headers);
    }

    /** Reads a letter; empty if something else stands there. */
    public static Optional<DeadLetterRecord> of(ConsumerRecord<byte[], byte[]> read) {
        Headers all = read.headers();
        String topic = text(all, TOPIC);
        if (topic == null || !isNumber(all, PARTITION) || !isNumber(all, OFFSET) || !isNumber(all, TIMESTAMP)) {
            return Optional.empty();
        }
        return Optional.of(new DeadLetterRecord(
                new DeadLetterId(topic, read.partition(), read.offset()),
                new RecordPlace(new TopicPartition(topic, (int) number(all, PARTITION)), number(all, OFFSET)),
                read.key() == null ? null : text(read.key()),
                Instant.ofEpochMilli(number(all, TIMESTAMP)),
                Instant.ofEpochMilli(read.timestamp()),
                String.valueOf(text(all, REASON)),
                headersOfTheRecord(all),
                read.value(),
                isNumber(all, LEFT_OUT) ? number(all, LEFT_OUT) : 0));
    }

    /** The record with another value. */
    Correction as(byte[] another) {
        return new Correction(key, writtenAt, headers, another);
    }

    /** How many bytes the value has. */
    long bytes() {
        return value == null ? leftOut : value.length;
    }

    private static Map<String, String> headersOfTheRecord(Headers all) {
        Map<String, String> own = new TreeMap<>();
        for (Header header : all) {
            if (!header.key().startsWith(PREFIX) && header.value() != null) {
                own.put(header.key(), text(header.value()));
            }
        }
        return own;
    }

    private static boolean isNumber(Headers headers, String name) {
        String text = text(headers, name);
        return text != null && text.matches("\\d{1,18}");
    }

    private static long number(Headers headers, String name) {
        return Long.parseLong(String.valueOf(text(headers, name)));
    }

    private static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : text(header.value());
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
