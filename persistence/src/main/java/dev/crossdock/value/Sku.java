package dev.crossdock.value;

import com.fasterxml.jackson.annotation.JsonValue;

/** Names an article that is sold. */
public record Sku(@JsonValue String value) {

    /** Refuses what is no {@link Identifier}. */
    public Sku {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
