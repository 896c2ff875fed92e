package dev.crossdock.customer;

import dev.crossdock.customer.store.CustomerProfileRow;
import dev.crossdock.value.CustomerId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What a record of {@code customer-profile-events} says about one customer. */
public sealed interface CustomerChange {

    /** Whom it is about. */
    CustomerId customerId();

    /** The customer's revision; 0 for a bare tombstone, which carries none. */
    long revision();

    /**
     * The whole profile as of a revision.
     *
     * @param profile what it says, as support keeps it
     * @param value the whole profile as it came, JSON in UTF-8
     * @param partition where the record stands in the topic
     * @param offset where the record stands in the topic
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares changes.
    record ProfileChanged(CustomerId customerId, CustomerProfileRow profile, byte[] value, int partition, long offset)
            implements CustomerChange {

        @Override
        public long revision() {
            return profile.revision;
        }

        Instant occurredAt() {
            return profile.occurredAt;
        }

        /** The whole profile as JSON text; made on demand, since most readers want the fields only. */
        String json() {
            return new String(value, StandardCharsets.UTF_8);
        }
    }

    /** The customer is to be forgotten, for good. */
    record Erased(CustomerId customerId, long revision) implements CustomerChange {}
}
