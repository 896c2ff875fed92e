package dev.crossdock.activity;

import dev.crossdock.activity.CustomerSummary.Freshness;
import dev.crossdock.activity.TextIndex.Found;
import dev.crossdock.activity.store.ActivityRow;
import dev.crossdock.activity.store.ActivityRows;
import dev.crossdock.activity.store.ActivitySummaries;
import dev.crossdock.activity.store.ActivitySummaries.OrderAmount;
import dev.crossdock.activity.store.ActivityTable;
import dev.crossdock.activity.value.ActivityFilter;
import dev.crossdock.activity.value.ActivityPlace;
import dev.crossdock.customer.CustomerProfile;
import dev.crossdock.customer.Customers;
import dev.crossdock.event.value.EventId;
import dev.crossdock.persistence.store.Database;
import dev.crossdock.persistence.store.Sql;
import dev.crossdock.projection.AsOf;
import dev.crossdock.projection.GroupProgress;
import dev.crossdock.value.Money;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks up what customers did. */
@Stateless
public class Activities {

    /** So many customers of an e-mail address, or its beginning, are named one by one. */
    private static final int MAX_CUSTOMERS = 1_000;

    private static final double MILLIS = 1_000;

    @PersistenceContext(unitName = "crossdock")
    EntityManager entities;

    @Inject
    Database database;

    @Inject
    Customers customers;

    @Inject
    SupportProjection projection;

    @Inject
    GroupProgress progress;

    @Inject
    TextIndex textIndex;

    /** A part of a list, without counting how much there is; words in the query are passed over. */
    public ActivityPage page(ActivityQuery query) {
        AsOf asOf = progress.recently(projection);
        return Sql.on(database.dataSource(), connection -> page(query, rows(connection, query), null, asOf));
    }

    /**
     * A part of a list and how much there is.
     *
     * @throws TextIndexUnavailableException if words are searched for and cannot be
     * @throws TooManyCustomersException if words are searched for and the beginning of an address fits too many
     */
    public ActivityPage search(ActivityQuery asked) {
        ActivityQuery query = resolved(asked);
        if (query.hasWords()) {
            return inIndex(query);
        }
        AsOf asOf = progress.recently(projection);
        return Sql.on(database.dataSource(), connection -> {
            ActivityRows.planForValues(connection);
            List<ActivityRow> rows = rows(connection, query);
            return page(query, rows, Total.counted(count(connection, query, rows.size())), asOf);
        });
    }

    /** What fits on the first page is counted already. */
    private static long count(Connection connection, ActivityQuery query, int onThisPage) throws SQLException {
        return query.after() == null && onThisPage <= query.limit()
                ? onThisPage
                : ActivityRows.count(connection, query.filter(), query.sort(), Total.MAX_COUNTED);
    }

    /** What the index knows and the table does not, not yet or no longer, is left out of the page. */
    private ActivityPage inIndex(ActivityQuery query) {
        Found found = textIndex.find(query);
        List<EventId> keys = found.places().stream()
                .limit(query.limit())
                .map(ActivityPlace::key)
                .toList();
        return page(query, found.places(), rows(keys), found.total(), found.asOf());
    }

    private List<ActivityRow> rows(List<EventId> keys) {
        Map<EventId, ActivityRow> found = new HashMap<>();
        entities.createNamedQuery(ActivityRow.OF, ActivityRow.class)
                .setParameter("keys", keys)
                .getResultList()
                .forEach(row -> found.put(row.key, row));
        return keys.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** With few customers of such an address they are named; of many the database keeps track itself, which the index cannot. */
    private ActivityQuery resolved(ActivityQuery query) {
        ActivityFilter filter = query.filter();
        String emails = filter.emails();
        if (emails == null) {
            return query;
        }
        Set<String> ids = customers.idsByEmail(emails, MAX_CUSTOMERS + 1);
        if (ids.size() <= MAX_CUSTOMERS) {
            Set<String> asked = filter.customers();
            return query.about(filter.with(asked == null ? ids : common(asked, ids)));
        }
        if (query.hasWords()) {
            throw new TooManyCustomersException(MAX_CUSTOMERS);
        }
        return query;
    }

    private static Set<String> common(Set<String> some, Set<String> others) {
        return some.stream().filter(others::contains).collect(Collectors.toSet());
    }

    /** Whether anything is known of a customer. */
    public boolean isKnown(String customerId) {
        return customers.byId(customerId).isPresent() || hasActivity(customerId);
    }

    private boolean hasActivity(String customerId) {
        return Sql.on(
                database.dataSource(), connection -> ActivityTable.holds(connection, projection.schema(), customerId));
    }

    /** The customer at a glance; empty if nobody knows of them. */
    public Optional<CustomerSummary> summary(String customerId) {
        AsOf asOf = progress.recently(projection);
        Long revision =
                customers.byId(customerId).map(CustomerProfile::revision).orElse(null);
        if (revision == null && !hasActivity(customerId)) {
            return Optional.empty();
        }
        return Optional.of(Sql.on(
                database.dataSource(),
                connection -> new CustomerSummary(
                        customerId,
                        revision,
                        lifetimeValue(connection, customerId),
                        ActivitySummaries.orders(connection, customerId),
                        ActivitySummaries.lastContact(connection, customerId).orElse(null),
                        ActivitySummaries.openIssues(connection, customerId),
                        freshness(asOf),
                        asOf)));
    }

    /** One row more than the limit tells that there is more. */
    private static List<ActivityRow> rows(Connection connection, ActivityQuery query) throws SQLException {
        return ActivityRows.page(connection, query.filter(), query.sort(), query.after(), query.limit() + 1);
    }

    private static ActivityPage page(ActivityQuery query, List<ActivityRow> fetched, @Nullable Total total, AsOf asOf) {
        List<ActivityPlace> places =
                fetched.stream().map(row -> row.place(query.sort())).toList();
        return page(query, places, fetched.subList(0, Math.min(fetched.size(), query.limit())), total, asOf);
    }

    private static ActivityPage page(
            ActivityQuery query, List<ActivityPlace> found, List<ActivityRow> rows, @Nullable Total total, AsOf asOf) {
        String next = found.size() > query.limit() ? ActivityCursor.write(found.get(query.limit() - 1)) : null;
        return new ActivityPage(rows.stream().map(Activity::of).toList(), next, total, asOf);
    }

    private static List<Money> lifetimeValue(Connection connection, String customerId) throws SQLException {
        List<OrderAmount> returned = ActivitySummaries.returned(connection, customerId);
        List<OrderAmount> placed =
                LifetimeValue.needsOrders(returned) ? ActivitySummaries.placed(connection, customerId) : List.of();
        return new LifetimeValue(ActivitySummaries.paid(connection, customerId))
                .minus(returned, placed)
                .amounts();
    }

    private static Freshness freshness(AsOf asOf) {
        Instant newest = asOf.newestEventAt();
        return new Freshness(
                newest,
                newest == null ? null : Duration.between(newest, Instant.now()).toMillis() / MILLIS);
    }
}
