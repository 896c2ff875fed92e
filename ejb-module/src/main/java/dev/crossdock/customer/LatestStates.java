package dev.crossdock.customer;

import dev.crossdock.customer.CustomerChange.Erased;
import dev.crossdock.customer.CustomerChange.ProfileChanged;
import dev.crossdock.customer.store.LatestStateRow;
import dev.crossdock.customer.store.LatestStateTable;
import dev.crossdock.projection.Changes;
import dev.crossdock.value.CustomerId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps at most one change per customer: the highest revision, or the erasure if there is one. Rows are written sorted by
 * customer, so that concurrent batches lock them in the same order.
 *
 * @param <R> a row
 */
final class LatestStates<R extends LatestStateRow> implements Changes<CustomerChange> {

    private static final int MAX_CUSTOMERS = 20_000;

    private final LatestStateTable<R> table;
    private final Function<ProfileChanged, R> content;
    private final Map<CustomerId, CustomerChange> latest = new HashMap<>();

    /** Makes rows of a table with the content of profiles. */
    LatestStates(LatestStateTable<R> table, Function<ProfileChanged, R> content) {
        this.table = table;
        this.content = content;
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

    List<R> rows() {
        return latest.values().stream()
                .sorted(Comparator.comparing(change -> change.customerId().value()))
                .map(this::row)
                .toList();
    }

    private R row(CustomerChange change) {
        R row = change instanceof ProfileChanged profile ? content.apply(profile) : table.erasedRow();
        row.customerId = change.customerId().value();
        row.revision = change.revision();
        return row;
    }

    private static CustomerChange newer(CustomerChange one, CustomerChange other) {
        if (one instanceof Erased || other instanceof Erased) {
            return new Erased(one.customerId(), Math.max(one.revision(), other.revision()));
        }
        return other.revision() > one.revision() ? other : one;
    }
}
