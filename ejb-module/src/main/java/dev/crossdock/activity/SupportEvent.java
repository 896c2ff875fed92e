package dev.crossdock.activity;

import dev.crossdock.activity.value.EventKey;
import dev.crossdock.customer.CustomerEvent;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the value of a record says that support keeps something of. */
public sealed interface SupportEvent {

    /** Something about the customer's profile. */
    record OfCustomer(CustomerEvent event) implements SupportEvent {}

    /**
     * Something the customer did.
     *
     * @param customerId whose; null for a visitor nobody knows
     * @param value the data as it came, JSON in UTF-8
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares events.
    record OfBusiness(EventKey key, String type, @Nullable String customerId, BusinessEvent event, byte[] value)
            implements SupportEvent {

        /** The data as JSON text. */
        String json() {
            return new String(value, StandardCharsets.UTF_8);
        }
    }
}
