package dev.crossdock.event.value;

import java.util.Comparator;

/** What names one event in the world, by the CloudEvents rule: its source together with its id. */
public record EventId(String source, String id) implements Comparable<EventId> {

    private static final Comparator<EventId> ORDER =
            Comparator.comparing(EventId::source).thenComparing(EventId::id);

    @Override
    public int compareTo(EventId other) {
        return ORDER.compare(this, other);
    }
}
