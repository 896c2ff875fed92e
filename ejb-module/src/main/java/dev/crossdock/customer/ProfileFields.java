package dev.crossdock.customer;

import org.jspecify.annotations.Nullable;

/**
 * What an event says about a customer; null for what it leaves open.
 *
 * @param deliveryAddress an object, as JSON text
 * @param invoice an object, as JSON text
 */
public record ProfileFields(
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String country,
        @Nullable Boolean marketingConsent,
        @Nullable String deliveryAddress,
        @Nullable String invoice) {

    /** Nothing said. */
    static final ProfileFields NONE = new ProfileFields(null, null, null, null, null, null, null, null);
}
