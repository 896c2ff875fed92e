package dev.crossdock.browsing;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.crossdock.value.Identifier;

/** Names a visit to the shop, and is the Kafka key of what happens in it while nobody knows whose it is. */
public record SessionId(@JsonValue String value) {

    /** Refuses what is no {@link Identifier}. */
    public SessionId {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
