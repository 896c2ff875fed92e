package dev.crossdock.value;

import com.fasterxml.jackson.annotation.JsonValue;

/** A version of a customer's profile; it grows with each change. */
public record Revision(@JsonValue long value) implements Comparable<Revision> {

    /** The largest whole number that every JSON reader takes exactly. */
    public static final long MAX = (1L << 53) - 1;

    /** What a number that is no revision is answered with. */
    public static final String EXPECTED = "is not an integer of at least 1 and at most " + MAX;

    /** Refuses what an erasure could not exceed. */
    public Revision {
        if (!isValid(value)) {
            throw new IllegalArgumentException(EXPECTED);
        }
    }

    /** Whether a number can be a revision. */
    public static boolean isValid(long number) {
        return number >= 1 && number <= MAX;
    }

    @Override
    public int compareTo(Revision other) {
        return Long.compare(value, other.value);
    }
}
