package dev.crossdock.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.customer.CustomerChange.Erased;
import dev.crossdock.customer.CustomerChange.ProfileChanged;
import dev.crossdock.customer.store.CustomerProfileRow;
import dev.crossdock.customer.store.LatestStateTable;
import dev.crossdock.persistence.store.RealDatabase;
import dev.crossdock.value.CustomerId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** However the log is cut into batches, and whatever is repeated or stale, the table holds the fold of the log. */
class LatestStatesTest {

    private static final int TRIES = 100;

    @Property(tries = TRIES)
    void batches_of_any_size_lead_to_the_rows_of_the_fold(
            @ForAll("logs") List<CustomerChange> log, @ForAll @IntRange(min = 1, max = 20) int batch) {
        assertThat(inBatches(log, batch)).isEqualTo(fold(log));
    }

    @Property(tries = TRIES)
    void replaying_any_suffix_changes_nothing(
            @ForAll("logs") List<CustomerChange> log, @ForAll @IntRange(min = 0, max = 30) int from) {
        List<CustomerChange> replayed = new ArrayList<>(log);
        replayed.addAll(log.subList(Math.min(from, log.size()), log.size()));

        assertThat(inBatches(replayed, 7)).isEqualTo(inBatches(log, 7));
    }

    @Property(tries = TRIES)
    void an_erased_customer_never_comes_back(@ForAll("logs") List<CustomerChange> log) {
        Map<String, String> rows = inBatches(log, 5);

        log.stream()
                .filter(Erased.class::isInstance)
                .forEach(erased ->
                        assertThat(rows.get(erased.customerId().value())).endsWith("gone"));
    }

    @Provide
    Arbitrary<List<CustomerChange>> logs() {
        Arbitrary<CustomerId> customers = Arbitraries.of("a", "b", "c", "d").map(CustomerId::new);
        Arbitrary<Long> revisions = Arbitraries.longs().between(1, 9);
        Arbitrary<CustomerChange> changes =
                Combinators.combine(customers, revisions).as(LatestStatesTest::changed);
        Arbitrary<CustomerChange> erasures =
                Combinators.combine(customers, revisions).as(Erased::new);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(20, changes), net.jqwik.api.Tuple.of(1, erasures))
                .list()
                .ofMaxSize(40);
    }

    private static CustomerChange changed(CustomerId customer, long revision) {
        CustomerProfileRow profile = new CustomerProfileRow();
        profile.revision = revision;
        profile.occurredAt = Instant.EPOCH;
        profile.email = customer.value() + revision;
        return new ProfileChanged(customer, profile, new byte[0], 0, 0);
    }

    /** The rows that the statement leaves in an empty table; nothing of it stays. */
    private static Map<String, String> inBatches(List<CustomerChange> log, int size) {
        try (Connection connection = RealDatabase.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local search_path to support_projection");
                for (int from = 0; from < log.size(); from += size) {
                    LatestStates<CustomerProfileRow> states = states();
                    log.subList(from, Math.min(log.size(), from + size)).forEach(states::add);
                    states.apply(connection);
                }
                return rows(statement);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> rows(Statement statement) throws SQLException {
        Map<String, String> content = new HashMap<>();
        try (ResultSet rows = statement.executeQuery(
                "select customer_id, case when erased then coalesce(email, 'gone') else revision || ' ' || email end"
                        + " from customer_profile")) {
            while (rows.next()) {
                content.put(rows.getString(1), rows.getString(2));
            }
        }
        return content;
    }

    private static LatestStates<CustomerProfileRow> states() {
        return new LatestStates<>(LatestStateTable.CUSTOMER_PROFILE, ProfileChanged::profile);
    }

    /** One record at a time and in memory; shares no code with the statement. */
    private static Map<String, String> fold(List<CustomerChange> log) {
        Map<String, String> content = new HashMap<>();
        Map<String, Long> newest = new HashMap<>();
        for (CustomerChange change : log) {
            String customer = change.customerId().value();
            if (change instanceof Erased) {
                content.put(customer, "gone");
            } else if (!"gone".equals(content.get(customer)) && change.revision() > newest.getOrDefault(customer, 0L)) {
                newest.put(customer, change.revision());
                content.put(customer, change.revision() + " " + customer + change.revision());
            }
        }
        return content;
    }
}
