package dev.crossdock.activity.value;

import dev.crossdock.event.value.EventId;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A place in a sorted list of activity, which stays the same whatever is added.
 *
 * @param value an {@link Instant} or a {@link BigDecimal}, as the sort has it
 */
public record ActivityPlace(ActivitySort sort, Comparable<?> value, EventId key) {

    /** Refuses a value of another kind than the sort's. */
    public ActivityPlace {
        if (sort.isByAmount() ? !(value instanceof BigDecimal) : !(value instanceof Instant)) {
            throw new IllegalArgumentException("a " + value.getClass().getSimpleName() + " has no place in " + sort);
        }
    }
}
