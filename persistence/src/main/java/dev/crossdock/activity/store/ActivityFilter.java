package dev.crossdock.activity.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which activity is asked for; what is null does not matter.
 *
 * @param customers whose; null for everybody's, empty for nobody's
 * @param from the first moment that belongs to it
 * @param to the first moment that no longer does
 * @param minAmount compared as a number; say in which currency
 */
public record ActivityFilter(
        @Nullable Set<String> customers,
        @Nullable String type,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable BigDecimal minAmount,
        @Nullable BigDecimal maxAmount,
        @Nullable String currency) {

    /** Keeps its own set of customers. */
    public ActivityFilter {
        customers = customers == null ? null : Set.copyOf(customers);
    }

    /** Everything of everybody. */
    public static ActivityFilter all() {
        return new ActivityFilter(null, null, null, null, null, null, null);
    }
}
