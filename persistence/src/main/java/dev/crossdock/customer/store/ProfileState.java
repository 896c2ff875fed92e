package dev.crossdock.customer.store;

import org.jspecify.annotations.Nullable;

/** The newest accepted profile of a customer, as analytics compares the next one against. */
public record ProfileState(
        String customerId,
        long revision,
        boolean erased,
        @Nullable String profile) {}
