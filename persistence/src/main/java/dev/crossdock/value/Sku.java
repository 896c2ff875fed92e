package dev.crossdock.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names an article that is sold. */
public record Sku(@JsonValue String value) {

    /** Refuses what is no {@link Identifier}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Sku {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
