package dev.crossdock.activity.value;

import jakarta.persistence.Embeddable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What names an event: two events with the same source and id are one. In the order of the bytes of source, then id, as
 * the database has it.
 */
@Embeddable
public record EventKey(String source, String id) implements Comparable<EventKey> {

    /** Refuses an event without a name. */
    public EventKey {
        if (source.isEmpty() || id.isEmpty()) {
            throw new IllegalArgumentException("an event needs a source and an id");
        }
    }

    @Override
    public int compareTo(EventKey other) {
        int bySource = compare(source, other.source);
        return bySource != 0 ? bySource : compare(id, other.id);
    }

    /** Strings compare by UTF-16 units, which differs from the database beyond the basic plane. */
    private static int compare(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
