package dev.crossdock.activity;

import dev.crossdock.activity.SupportChange.CustomerChanged;
import dev.crossdock.activity.SupportChange.Happened;
import dev.crossdock.activity.store.ActivityRow;
import dev.crossdock.activity.store.ActivityTable;
import dev.crossdock.customer.CurrentProfiles;
import dev.crossdock.customer.CustomerChange;
import dev.crossdock.customer.CustomerChange.Erased;
import dev.crossdock.event.value.EventId;
import dev.crossdock.persistence.store.LockMode;
import dev.crossdock.projection.Changes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Profiles and activity of a batch. An erasure is for good, so it does not matter whether the activity of the erased came
 * before or after it: what is there goes, and what comes stays out.
 */
final class SupportChanges implements Changes<SupportChange> {

    private static final int MAX_ACTIVITY = 10_000;

    private final Changes<CustomerChange> profiles = CurrentProfiles.collect();
    private final Map<EventId, ActivityRow> activity = new HashMap<>();
    private final Set<String> erased = new HashSet<>();

    @Override
    public void add(SupportChange change) {
        if (change instanceof Happened happened) {
            activity.putIfAbsent(happened.activity().key, happened.activity());
        } else if (change instanceof CustomerChanged customer) {
            profiles.add(customer.change());
            if (customer.change() instanceof Erased) {
                erased.add(customer.change().customerId().value());
            }
        }
    }

    @Override
    public boolean isFull() {
        return profiles.isFull() || activity.size() >= MAX_ACTIVITY;
    }

    @Override
    public long apply(Connection connection) throws SQLException {
        if (!erased.isEmpty()) {
            ActivityTable.lock(connection, LockMode.EXCLUSIVE);
        } else if (!activity.isEmpty()) {
            ActivityTable.lock(connection, LockMode.SHARED);
        }
        long applied = profiles.apply(connection);
        ActivityTable.forget(connection, erased);
        return applied + ActivityTable.insert(connection, ofTheLiving(connection));
    }

    private List<ActivityRow> ofTheLiving(Connection connection) throws SQLException {
        Set<String> gone = CurrentProfiles.erasedAmong(connection, customers(activity.values()));
        return activity.values().stream()
                .filter(row -> !gone.contains(row.customerId))
                .sorted(Comparator.comparing(row -> row.key))
                .toList();
    }

    private static Set<String> customers(Collection<ActivityRow> rows) {
        return rows.stream().map(row -> row.customerId).collect(Collectors.toSet());
    }
}
