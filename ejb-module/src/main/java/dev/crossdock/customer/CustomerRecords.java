package dev.crossdock.customer;

import dev.crossdock.contract.guard.GuardRail;
import dev.crossdock.customer.CustomerChange.Erased;
import dev.crossdock.customer.CustomerChange.ProfileChanged;
import dev.crossdock.projection.PoisonRecordException;
import dev.crossdock.projection.RecordValue;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Turns records of {@code customer-profile-events} into changes. */
public final class CustomerRecords {

    /** The topic. */
    public static final String TOPIC = "customer-profile-events";

    /** Ids stand in indexes, and no index holds one of any length. */
    private static final int LONGEST_KEY = 256;

    private CustomerRecords() {}

    static CustomerChange decode(ConsumerRecord<String, RecordValue<CustomerEvent>> polled)
            throws PoisonRecordException {
        return change(polled, polled.value() == null ? null : polled.value().orPoison());
    }

    /**
     * The change that a record stands for.
     *
     * @param event what its value says; null for a tombstone
     * @throws PoisonRecordException if the record contradicts itself
     */
    public static CustomerChange change(ConsumerRecord<String, ?> polled, @Nullable CustomerEvent event)
            throws PoisonRecordException {
        String key = polled.key();
        if (key == null || key.isEmpty()) {
            throw new PoisonRecordException(
                    GuardRail.KEYLESS_RECORD.because("the record has no key; expected the customer id"));
        }
        if (key.length() > LONGEST_KEY) {
            throw new PoisonRecordException("the key is longer than " + LONGEST_KEY + " characters");
        }
        if (event == null) {
            return new Erased(key, 0);
        }
        if (!key.equals(event.customerId())) {
            throw new PoisonRecordException("/customerId differs from the record's key");
        }
        return event.erasure()
                ? new Erased(key, event.revision())
                : new ProfileChanged(dated(event, polled.timestamp()), polled.partition(), polled.offset());
    }

    /** An event without a time happened when it was written. */
    private static CustomerEvent dated(CustomerEvent event, long timestamp) {
        return event.occurredAt() == null ? event.at(Instant.ofEpochMilli(timestamp)) : event;
    }
}
