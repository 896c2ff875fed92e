package dev.crossdock.customer.store;

import jakarta.persistence.Column;
import org.jspecify.annotations.Nullable;

/** The newest accepted profile of a customer, as analytics compares the next one against. */
public record ProfileState(
        String customerId,
        long revision,
        boolean erased,
        @Column(columnDefinition = "jsonb") @Nullable String profile) {}
