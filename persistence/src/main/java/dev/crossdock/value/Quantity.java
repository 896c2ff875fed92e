package dev.crossdock.value;

import com.fasterxml.jackson.annotation.JsonValue;

/** So many pieces of an article; none if it was taken out again. */
public record Quantity(@JsonValue long value) {

    /** Nobody buys more pieces of an article at once. */
    public static final long MAX = 1_000_000_000;

    /** Refuses less than none and more than anybody buys. */
    public Quantity {
        if (value < 0 || value > MAX) {
            throw new IllegalArgumentException("is not a whole number of at least 0 and at most " + MAX);
        }
    }
}
