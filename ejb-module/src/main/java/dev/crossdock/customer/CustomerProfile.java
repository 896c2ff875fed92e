package dev.crossdock.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the support projection knows them.
 *
 * @param updatedAt event time of the newest revision applied
 */
public record CustomerProfile(
        String customerId,
        long revision,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String country,
        @Nullable Boolean marketingConsent,
        @Nullable Address deliveryAddress,
        @Nullable Invoice invoice,
        @Nullable Instant updatedAt) {}
