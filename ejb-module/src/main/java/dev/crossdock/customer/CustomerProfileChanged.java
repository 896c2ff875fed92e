package dev.crossdock.customer;

import dev.crossdock.event.EventCodec;
import dev.crossdock.value.CustomerId;
import dev.crossdock.value.EmailAddress;
import dev.crossdock.value.Revision;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The event {@code customer.profile-changed}: the whole profile of a customer after a change.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record CustomerProfileChanged(
        CustomerId customerId,
        Revision revision,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable EmailAddress email,
        @Nullable String phone,
        @Nullable String country,
        @Nullable Boolean marketingConsent,
        @Nullable Address deliveryAddress,
        @Nullable Invoice invoice) {

    /** Reads and writes it; the projections, which keep objects as the text they came as, have {@link CustomerRecords}. */
    public static final EventCodec<CustomerProfileChanged> CODEC = new EventCodec<>(
            CustomerRecords.TOPIC, Map.of(CustomerRecords.PROFILE_CHANGED, CustomerProfileChanged.class));
}
