package dev.crossdock.payment;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.crossdock.value.Identifier;

/** Names a payment, whether it succeeds or not. */
public record PaymentId(@JsonValue String value) {

    /** Refuses what is no {@link Identifier}. */
    public PaymentId {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
