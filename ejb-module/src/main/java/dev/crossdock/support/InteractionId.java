package dev.crossdock.support;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.crossdock.value.Identifier;

/** Names one interaction with a customer. */
public record InteractionId(@JsonValue String value) {

    /** Refuses what is no {@link Identifier}. */
    public InteractionId {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
