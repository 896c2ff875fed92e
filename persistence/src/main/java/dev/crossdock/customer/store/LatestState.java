package dev.crossdock.customer.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table that keeps the newest state per customer.
 *
 * @param customerId the key
 * @param revision the revision the row stems from
 * @param erased whether the customer was erased; the values are then null
 * @param values the other columns' values in the order of the table's definition: String, Boolean or {@link Instant}
 */
public record LatestState(String customerId, long revision, boolean erased, List<@Nullable Object> values) {}
