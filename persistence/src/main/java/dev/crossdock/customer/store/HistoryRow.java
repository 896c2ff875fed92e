package dev.crossdock.customer.store;

import java.time.Instant;
import java.util.List;

/**
 * An accepted revision of a profile.
 *
 * @param partition where it came from
 * @param offset where it came from
 * @param changedFields what differs from the revision before, in the order of the names
 * @param profile the whole profile as JSON
 */
public record HistoryRow(
        String customerId,
        long revision,
        int partition,
        long offset,
        Instant occurredAt,
        List<String> changedFields,
        String profile) {}
