package dev.crossdock.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Decides which of many like events are written down: the first of a name in each period, with the number of those that
 * were left out since. Not more than so many in a period, whatever the names.
 */
final class Attempts {

    private final Duration period;
    private final int most;
    private final Map<String, Seen> seen = new HashMap<>();
    private Instant ends = Instant.MIN;
    private int written;

    /** Until when no other is written down, and how many were left out since the last one that was. */
    private record Seen(Instant quietUntil, long leftOut) {}

    Attempts(Duration period, int most) {
        this.period = period;
        this.most = most;
    }

    /**
     * Takes note of one.
     *
     * @return if it is to be written down, how many of the name were left out before it
     */
    synchronized OptionalLong note(String name, Instant now) {
        if (!now.isBefore(ends)) {
            ends = now.plus(period);
            written = 0;
            seen.values().removeIf(last -> last.leftOut() == 0 && !now.isBefore(last.quietUntil()));
        }
        Seen last = seen.getOrDefault(name, new Seen(Instant.MIN, 0));
        if (now.isBefore(last.quietUntil()) || written >= most) {
            seen.put(name, new Seen(last.quietUntil(), last.leftOut() + 1));
            return OptionalLong.empty();
        }
        written++;
        seen.put(name, new Seen(now.plus(period), 0));
        return OptionalLong.of(last.leftOut());
    }
}
