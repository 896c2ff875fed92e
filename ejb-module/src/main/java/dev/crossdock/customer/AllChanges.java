package dev.crossdock.customer;

import dev.crossdock.customer.store.HistoryTables;
import dev.crossdock.projection.Changes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Keeps every change, for the history. */
final class AllChanges implements Changes<CustomerChange> {

    private static final int MAX_CHANGES = 5_000;

    private final List<CustomerChange> changes = new ArrayList<>();

    @Override
    public void add(CustomerChange change) {
        changes.add(change);
    }

    @Override
    public boolean isFull() {
        return changes.size() >= MAX_CHANGES;
    }

    @Override
    public long apply(Connection connection) throws SQLException {
        TreeSet<String> customers = changes.stream()
                .map(change -> change.customerId().value())
                .collect(Collectors.toCollection(TreeSet::new));
        ChangeHistory history = new ChangeHistory(HistoryTables.states(connection, customers));
        changes.forEach(history::add);
        HistoryTables.append(connection, history.rows());
        HistoryTables.forget(connection, history.erasedCustomers());
        HistoryTables.count(connection, history.counts());
        HistoryTables.putStates(connection, history.states());
        return history.applied();
    }
}
