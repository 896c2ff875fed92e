package dev.crossdock.customer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The value of a record of {@code customer-profile-events}.
 *
 * @param erasure whether it is a {@code customer.erased}; the profile is then empty
 * @param occurredAt the event time, or null if the event does not say
 * @param texts the profile's text fields by name
 * @param objects the profile's objects by name, as JSON text
 * @param value the whole profile as it came, JSON in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares events.
record CustomerEvent(
        String customerId,
        long revision,
        boolean erasure,
        @Nullable Instant occurredAt,
        Map<String, String> texts,
        Map<String, String> objects,
        @Nullable Boolean marketingConsent,
        byte[] value) {

    /** The same event with a time. */
    CustomerEvent at(Instant time) {
        return new CustomerEvent(customerId, revision, erasure, time, texts, objects, marketingConsent, value);
    }

    /** The whole profile as JSON text; made on demand, since most readers want the fields only. */
    String json() {
        return new String(value, StandardCharsets.UTF_8);
    }

    /** A text field, or null. */
    @Nullable String text(String field) {
        return texts.get(field);
    }

    /** An object as JSON text, or null. */
    @Nullable String object(String field) {
        return objects.get(field);
    }
}
