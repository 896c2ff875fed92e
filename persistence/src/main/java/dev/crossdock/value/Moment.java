package dev.crossdock.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * When something happened, to the microsecond, as the database keeps it.
 *
 * @param instant within the years that RFC 3339 can write, 0000 to 9999
 */
public record Moment(Instant instant) implements Comparable<Moment> {

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final String FAULT = "is not an RFC 3339 timestamp";

    /** Refuses what RFC 3339 cannot write. */
    public Moment {
        if (instant.isBefore(FIRST) || !instant.isBefore(END)) {
            throw new IllegalArgumentException(FAULT);
        }
        instant = instant.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Reads an RFC 3339 timestamp with any offset.
     *
     * @throws IllegalArgumentException if it is none
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Moment parse(String timestamp) {
        try {
            return new Moment(OffsetDateTime.parse(timestamp).toInstant());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(FAULT, e);
        }
    }

    /** Microseconds since 1970; {@link ChronoUnit} counts them by nanoseconds, of which a long holds 292 years. */
    public static long micros(Instant instant) {
        return Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND) + instant.getNano() / NANOS_PER_MICRO;
    }

    @Override
    public int compareTo(Moment other) {
        return instant.compareTo(other.instant);
    }

    @Override
    @JsonValue
    public String toString() {
        return instant.toString();
    }
}
