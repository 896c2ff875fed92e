package dev.crossdock.customer;

import dev.crossdock.customer.CustomerChange.Erased;
import dev.crossdock.customer.CustomerChange.ProfileChanged;
import dev.crossdock.customer.store.LatestState;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Folds a batch to at most one row per customer: the highest revision, or the erasure if there is one. Sorted by
 * customer, so that concurrent batches lock rows in the same order.
 */
final class LatestStates {

    private LatestStates() {}

    static List<LatestState> fold(
            List<CustomerChange> changes, Function<CustomerEvent, List<@Nullable Object>> columns) {
        SortedMap<String, CustomerChange> latest = new TreeMap<>();
        for (CustomerChange change : changes) {
            latest.merge(change.customerId(), change, LatestStates::newer);
        }
        List<LatestState> rows = new ArrayList<>(latest.size());
        latest.forEach((customer, change) -> {
            if (change instanceof ProfileChanged profile) {
                rows.add(new LatestState(customer, profile.revision(), false, columns.apply(profile.event())));
            } else {
                rows.add(new LatestState(customer, change.revision(), true, List.of()));
            }
        });
        return rows;
    }

    private static CustomerChange newer(CustomerChange one, CustomerChange other) {
        if (one instanceof Erased || other instanceof Erased) {
            return new Erased(one.customerId(), Math.max(one.revision(), other.revision()));
        }
        return other.revision() > one.revision() ? other : one;
    }
}
