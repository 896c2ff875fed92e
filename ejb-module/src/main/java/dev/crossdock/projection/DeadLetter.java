package dev.crossdock.projection;

import dev.crossdock.projection.store.Correction;
import dev.crossdock.projection.store.RedriveRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A record that a group could not process, for an operator.
 *
 * @param id names it until an erasure moves the letters
 * @param topic where the record was read first, with partition and offset
 * @param type the type of its event, as its header says
 * @param writtenAt when the record was written
 * @param diedAt when it was found to be dead
 * @param reason why it is dead, by the newest attempt
 * @param corrected whether an operator gave it another value
 * @param bytes how large its value is
 * @param value its text, corrected if it was; null if it has none
 */
public record DeadLetter(
        String id,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        @Nullable String type,
        Instant writtenAt,
        Instant diedAt,
        String reason,
        boolean corrected,
        long bytes,
        @Nullable String value) {

    static DeadLetter of(DeadLetterRecord letter, @Nullable RedriveRow done, UnaryOperator<String> mask) {
        Correction correction = done == null ? null : done.correction();
        byte[] value = correction == null ? letter.value() : correction.value();
        return new DeadLetter(
                letter.id().toString(),
                letter.place().partition().topic(),
                letter.place().partition().partition(),
                letter.place().offset(),
                letter.key(),
                letter.headers().get("ce_type"),
                letter.writtenAt(),
                letter.diedAt(),
                done == null || done.reason() == null ? letter.reason() : done.reason(),
                correction != null,
                value == null ? letter.bytes() : value.length,
                value == null ? null : mask.apply(new String(value, StandardCharsets.UTF_8)));
    }
}
