package dev.crossdock.erasure;

import dev.crossdock.event.EventCodec;
import dev.crossdock.value.CustomerId;
import dev.crossdock.value.Revision;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The event {@code customer.erased}: a customer is to be forgotten. It travels where their profile does. */
public record CustomerErased(
        CustomerId customerId, Revision revision, @Nullable String reason) {

    /** How its CloudEvent names it. */
    public static final String TYPE = "customer.erased";

    /** Reads and writes it. */
    public static final EventCodec<CustomerErased> CODEC =
            new EventCodec<>("customer-profile-events", Map.of(TYPE, CustomerErased.class));
}
