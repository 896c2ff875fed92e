package dev.crossdock.value;

import com.fasterxml.jackson.annotation.JsonValue;

/** Names an order. */
public record OrderId(@JsonValue String value) {

    /** Refuses what is no {@link Identifier}. */
    public OrderId {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
