package dev.crossdock.activity.value;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which activity is asked for; what is null does not matter.
 *
 * @param customers whose; null for everybody's, empty for nobody's
 * @param emails an address of theirs or, with a star at its end, the beginning of one
 * @param from the first moment that belongs to it
 * @param to the first moment that no longer does
 * @param minAmount compared as a number; say in which currency
 */
public record ActivityFilter(
        @Nullable Set<String> customers,
        @Nullable String emails,
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

    /** Everything of these customers; null for everybody's. */
    public static ActivityFilter of(@Nullable Set<String> customers) {
        return new ActivityFilter(customers, null, null, null, null, null, null, null);
    }

    /** The same of these customers, whatever their addresses. */
    public ActivityFilter with(Set<String> others) {
        return new ActivityFilter(others, null, type, from, to, minAmount, maxAmount, currency);
    }

    /** Everything of everybody. */
    public static ActivityFilter all() {
        return of(null);
    }
}
