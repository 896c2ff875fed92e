package dev.crossdock.event.value;

import dev.crossdock.value.Identifier;
import jakarta.persistence.Embeddable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What names one event in the world, by the CloudEvents rule: its source together with its id. In the order of the bytes of
 * source, then id, as the database has it.
 */
@Embeddable
public record EventId(String source, String id) implements Comparable<EventId> {

    /** Neither has more characters, as the schema of the envelope says it: both stand in keys and indexes. */
    public static final int MAX_LENGTH = 256;

    /** Refuses an event without a name, or with one that no index holds. */
    public EventId {
        check("source", source);
        check("id", id);
    }

    private static void check(String attribute, String text) {
        if (!Identifier.isValid(text, MAX_LENGTH)) {
            throw new IllegalArgumentException(
                    attribute + " is empty, is longer than " + MAX_LENGTH + " characters or holds NUL");
        }
    }

    @Override
    public int compareTo(EventId other) {
        int bySource = compare(source, other.source);
        return bySource != 0 ? bySource : compare(id, other.id);
    }

    /** Strings compare by UTF-16 units, which differs from the database beyond the basic plane. */
    private static int compare(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
