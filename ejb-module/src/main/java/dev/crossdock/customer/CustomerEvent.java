package dev.crossdock.customer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The value of a record of {@code customer-profile-events}.
 *
 * @param erasure whether it is a {@code customer.erased}; the profile is then empty
 * @param occurredAt the event time, or null if the event does not say
 * @param fields what it says
 * @param value the whole profile as it came, JSON in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares events.
public record CustomerEvent(
        String customerId,
        long revision,
        boolean erasure,
        @Nullable Instant occurredAt,
        ProfileFields fields,
        byte[] value) {

    /** The same event with a time. */
    CustomerEvent at(Instant time) {
        return new CustomerEvent(customerId, revision, erasure, time, fields, value);
    }

    /** The whole profile as JSON text; made on demand, since most readers want the fields only. */
    String json() {
        return new String(value, StandardCharsets.UTF_8);
    }
}
