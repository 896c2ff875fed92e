package dev.crossdock.customer;

import org.jspecify.annotations.Nullable;

/** A postal address; any part may be unknown. */
public record Address(
        @Nullable String street,
        @Nullable String city,
        @Nullable String postalCode,
        @Nullable String region,
        @Nullable String country) {}
