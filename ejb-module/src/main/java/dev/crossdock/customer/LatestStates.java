package dev.crossdock.customer;

import dev.crossdock.customer.CustomerChange.Erased;
import dev.crossdock.customer.CustomerChange.ProfileChanged;
import dev.crossdock.customer.store.LatestState;
import dev.crossdock.customer.store.LatestStateTable;
import dev.crossdock.projection.Changes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps at most one change per customer: the highest revision, or the erasure if there is one. Rows are written sorted by
 * customer, so that concurrent batches lock them in the same order.
 */
final class LatestStates implements Changes<CustomerChange> {

    private static final int MAX_CUSTOMERS = 20_000;

    private final LatestStateTable table;
    private final Function<CustomerEvent, List<@Nullable Object>> columns;
    private final Map<String, CustomerChange> latest = new HashMap<>();

    LatestStates(LatestStateTable table, Function<CustomerEvent, List<@Nullable Object>> columns) {
        this.table = table;
        this.columns = columns;
    }

    @Override
    public void add(CustomerChange change) {
        latest.merge(change.customerId(), change, LatestStates::newer);
    }

    @Override
    public boolean isFull() {
        return latest.size() >= MAX_CUSTOMERS;
    }

    @Override
    public long apply(Connection connection) throws SQLException {
        return table.upsert(connection, rows());
    }

    List<LatestState> rows() {
        return latest.values().stream()
                .sorted(Comparator.comparing(CustomerChange::customerId))
                .map(this::row)
                .toList();
    }

    private LatestState row(CustomerChange change) {
        return change instanceof ProfileChanged profile
                ? new LatestState(profile.customerId(), profile.revision(), false, columns.apply(profile.event()))
                : new LatestState(change.customerId(), change.revision(), true, List.of());
    }

    private static CustomerChange newer(CustomerChange one, CustomerChange other) {
        if (one instanceof Erased || other instanceof Erased) {
            return new Erased(one.customerId(), Math.max(one.revision(), other.revision()));
        }
        return other.revision() > one.revision() ? other : one;
    }
}
