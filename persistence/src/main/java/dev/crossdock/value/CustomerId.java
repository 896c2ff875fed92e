package dev.crossdock.value;

import com.fasterxml.jackson.annotation.JsonValue;

/** Names a customer, and is the Kafka key of all that customers do. */
public record CustomerId(@JsonValue String value) {

    /** Refuses what is no {@link Identifier}. */
    public CustomerId {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
