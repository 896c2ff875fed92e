package dev.crossdock.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.crossdock.event.UnreadableEventException;
import dev.crossdock.incontainer.CustomerLog.Said;
import dev.crossdock.incontainer.CustomerLog.Said.Profile;
import dev.crossdock.lifecycle.ApplicationState;
import dev.crossdock.persistence.store.Database;
import dev.crossdock.persistence.store.Migrations;
import dev.crossdock.platform.DeadLetters;
import dev.crossdock.projection.Batch;
import dev.crossdock.projection.BatchFailedException;
import dev.crossdock.projection.BatchOutcome;
import dev.crossdock.projection.Changes;
import dev.crossdock.projection.Projection;
import dev.crossdock.projection.ProjectionTransaction;
import dev.crossdock.projection.Projections;
import dev.crossdock.projection.Slice;
import dev.crossdock.projection.Slice.Entry;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The promise that a group's position and its effects move together, asked of the deployed bean with its real data
 * source, transaction manager and database. Partitions that the topic does not have keep the live consumers out.
 */
class ProjectionTransactionIT extends InContainer {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final int SEEDS = 8;
    private static final LocalDate DAY = LocalDate.of(2031, 1, 1);
    private static final AtomicInteger PARTITION = new AtomicInteger(1_000);

    @Inject
    ProjectionTransaction transaction;

    @Inject
    Projections projections;

    @Inject
    Migrations migrations;

    @Inject
    Database database;

    @Inject
    ApplicationState application;

    @Inject
    UserTransaction surrounding;

    @Test
    void rows_and_position_appear_together() throws SQLException {
        for (Projection<?> projection : customerProjections()) {
            CustomerLog log = aLog().say(aProfile("together", 1)).say(aProfile("together", 2));

            assertThat(offer(projection, log, 0, 0, 2)).isInstanceOf(BatchOutcome.Applied.class);

            assertThat(position(projection, log)).isEqualTo(2);
            assertThat(revision(projection, "together")).containsExactly("2");
        }
    }

    @Test
    void what_the_database_refuses_leaves_neither_rows_nor_position() throws SQLException {
        for (Projection<?> projection : customerProjections()) {
            String customer = "refused-" + projection.group();
            CustomerLog log = aLog().say(aProfile(customer, 1))
                    .say(new Profile(customer + "-nul", 1, DAY, "\\u0000", "e@example.org", true, "\\u0000"))
                    .say(aProfile(customer, 2));

            assertThatThrownBy(() -> offer(projection, log, 0, 0, 3)).isInstanceOf(BatchFailedException.class);

            assertThat(position(projection, log)).isZero();
            assertThat(revision(projection, customer)).isEmpty();
            assertThat(offer(projection, log, 0, 0, 1)).isInstanceOf(BatchOutcome.Applied.class);
            assertThat(revision(projection, customer)).containsExactly("1");
        }
    }

    @Test
    void a_batch_that_leaves_something_out_is_refused_with_the_way_back() throws SQLException {
        for (Projection<?> projection : customerProjections()) {
            String customer = "gap-" + projection.group();
            CustomerLog log =
                    aLog().say(aProfile(customer, 1)).say(aProfile(customer, 2)).say(aProfile(customer, 3));
            offer(projection, log, 0, 0, 1);

            BatchOutcome outcome = offer(projection, log, 2, 2, 3);

            assertThat(outcome).isEqualTo(new BatchOutcome.Refused(Map.of(log.partition(), 1L)));
            assertThat(position(projection, log)).isEqualTo(1);
            assertThat(revision(projection, customer)).containsExactly("1");
        }
    }

    @Test
    void a_writer_that_lost_its_partition_changes_nothing() throws SQLException {
        for (Projection<?> projection : customerProjections()) {
            String customer = "stale-" + projection.group();
            CustomerLog log = aLog().say(aProfile(customer, 5))
                    .say(aProfile(customer + "-2", 1))
                    .say(aProfile(customer, 6));
            offer(projection, log, 0, 0, 3);
            List<String> before = counters(projection, log);

            BatchOutcome outcome = offer(projection, log, 0, 0, 2);

            assertThat(outcome).isEqualTo(new BatchOutcome.Applied(Map.of(log.partition(), 3L)));
            assertThat(revision(projection, customer)).containsExactly("6");
            assertThat(counters(projection, log)).isEqualTo(before);
        }
    }

    @Test
    void poison_in_a_batch_goes_to_the_dead_letters_and_the_rest_takes_effect() throws SQLException {
        await().atMost(SOON).until(application::isUp);
        for (Projection<?> projection : customerProjections()) {
            String customer = "poison-" + projection.group();
            CustomerLog log = aLog().say(aProfile(customer, 1))
                    .say(new Said.Poison(customer))
                    .say(aProfile(customer, 2));

            offer(projection, log, 0, 0, 3);

            assertThat(position(projection, log)).isEqualTo(3);
            assertThat(revision(projection, customer)).containsExactly("2");
            assertThat(deadLetters(projection, customer)).hasSize(1).allMatch(reason -> reason.contains("not JSON"));
        }
    }

    @Test
    void nobody_ever_sees_a_position_without_its_rows() throws Exception {
        Projection<?> analytics = projections.named("analytics");
        CustomerLog log = aLog();
        IntStream.range(0, 120).forEach(i -> log.say(aProfile("seen-" + i, 1)));
        String sql = """
                select (select count(*) from analytics.profile_change where partition = p.partition) - p.next_offset
                from projection.position p where group_name = 'analytics' and partition = ?""";
        AtomicBoolean done = new AtomicBoolean();
        StoredTables outside = new StoredTables(outsideThePool());
        CompletableFuture<List<String>> watched = CompletableFuture.supplyAsync(() -> {
            List<String> differences = new ArrayList<>();
            while (!done.get()) {
                differences.addAll(lines(outside, sql, log.partition));
            }
            return differences;
        });

        for (int from = 0; from < 120; from += 4) {
            int to = from + 4;
            if (from % 3 == 0) {
                assertThatThrownBy(() -> offer(
                                new FaultyProjection<>(analytics, 2),
                                log,
                                log.lines.get(to - 4).offset(),
                                to - 4,
                                to))
                        .isInstanceOf(BatchFailedException.class);
            }
            offer(analytics, log, from, from, to);
        }
        done.set(true);

        assertThat(watched.get()).isNotEmpty().containsOnly("0");
        assertThat(position(analytics, log)).isEqualTo(120);
    }

    @Test
    void after_any_interleaving_with_crashes_each_group_holds_the_fold_of_its_log() throws Exception {
        await().atMost(SOON).until(application::isUp);
        for (int seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            String prefix = "seed-" + seed + "-";
            LocalDate firstDay = DAY.plusYears(1).plusDays(10L * seed);
            CustomerLog log =
                    CustomerLog.random(PARTITION.getAndIncrement(), prefix, random, firstDay, 40 + random.nextInt(80));

            for (Projection<?> projection : customerProjections()) {
                offerWithCrashes(projection, log, random);
                assertThat(position(projection, log))
                        .as("position of %s, seed %d", projection.group(), seed)
                        .isEqualTo(log.lines.get(log.lines.size() - 1).offset() + 1);
            }

            assertThat(new StoredTables(database.dataSource()).of(prefix, firstDay, firstDay.plusDays(9)))
                    .as("seed %d", seed)
                    .isEqualTo(ExpectedTables.after(log));
        }
    }

    /** Fault row 20: after years only a late profile is left in the topic, the erasure and its tombstone are not. */
    @Test
    void who_was_erased_stays_so_in_a_rebuild_of_a_topic_that_has_forgotten_it() throws Exception {
        for (Projection<?> projection : customerProjections()) {
            String customer = "late-" + projection.group();
            CustomerLog log = aLog().say(aProfile(customer, 1))
                    .say(new Said.Erased(customer, Optional.of(2L)))
                    .say(aProfile(customer, 9));
            offer(projection, log, 0, 0, 3);

            assertThat(livingAfterRebuild(projection, log, customer)).isEqualTo("0");
        }
    }

    private <C> String livingAfterRebuild(Projection<C> projection, CustomerLog log, String customer) throws Exception {
        String shadow = projection.schema() + "_late";
        migrations.migrate(projection.schema(), shadow);
        surrounding.begin();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set local search_path to " + shadow);
            projection.takeOver(connection, projection.schema(), Map.of());
            Changes<C> changes = projection.collect();
            log.records(2, 3)
                    .forEach(polled -> changes.add(
                            Objects.requireNonNull(entry(projection, polled).change())));
            changes.apply(connection);
            try (ResultSet rows = statement.executeQuery("select count(*) from " + table(projection)
                    + " where customer_id = '" + customer + "' and not erased")) {
                rows.next();
                return rows.getString(1);
            }
        } finally {
            surrounding.rollback();
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("drop schema " + shadow + " cascade");
            }
        }
    }

    private static String table(Projection<?> projection) {
        return switch (projection.group()) {
            case "support-projection" -> "customer_profile";
            case "fulfillment" -> "delivery_address";
            case "billing" -> "invoice_identity";
            default -> "customer_state";
        };
    }

    /** Goes through the log in batches of any size, each of which may crash, or be forgotten and offered again. */
    private <C> void offerWithCrashes(Projection<C> projection, CustomerLog log, Random random) throws Exception {
        int from = 0;
        while (from < log.lines.size()) {
            int to = Math.min(log.lines.size(), from + 1 + random.nextInt(12));
            long start = from == 0 ? 0 : log.lines.get(from - 1).offset() + 1;
            long before = position(projection, log);
            int fate = random.nextInt(6);
            if (fate == 0) {
                surrounding.begin();
                offer(projection, log, start, from, to);
                surrounding.rollback();
                assertThat(position(projection, log)).isEqualTo(before);
            } else if (fate == 1) {
                int last = to;
                int first = from;
                assertThatThrownBy(() ->
                                offer(new FaultyProjection<>(projection, random.nextInt(4)), log, start, first, last))
                        .isInstanceOf(BatchFailedException.class);
                assertThat(position(projection, log)).isEqualTo(before);
            } else if (fate == 2 && from > 0) {
                // The process died after the commit: the next one begins a little earlier.
                int again = random.nextInt(from);
                long startAgain = again == 0 ? 0 : log.lines.get(again - 1).offset() + 1;
                offer(projection, log, startAgain, again, to);
                from = to;
            } else {
                offer(projection, log, start, from, to);
                from = to;
            }
        }
    }

    private <C> BatchOutcome offer(Projection<C> projection, CustomerLog log, long start, int from, int to) {
        List<Entry<C>> entries = log.records(from, to).stream()
                .map(polled -> entry(projection, polled))
                .toList();
        long next = log.lines.get(to - 1).offset() + 1;
        return transaction.apply(Batch.of(projection, new Slice<>(log.partition(), start, next, entries)));
    }

    private static <C> Entry<C> entry(Projection<C> projection, ConsumerRecord<String, byte[]> polled) {
        try {
            return new Entry<>(polled, projection.decode(polled), null);
        } catch (UnreadableEventException e) {
            return new Entry<>(polled, null, e.getMessage());
        }
    }

    /** Those whose effects are rows; what the group of OpenSearch writes is no part of a transaction. */
    private List<Projection<?>> customerProjections() {
        return Stream.<Projection<?>>of(
                        projections.named("analytics"),
                        projections.named("billing"),
                        projections.named("fulfillment"),
                        projections.named("support-projection"))
                .toList();
    }

    private long position(Projection<?> projection, CustomerLog log) {
        return transaction.storedPositions(projection, List.of(log.partition())).get(log.partition());
    }

    private List<String> counters(Projection<?> projection, CustomerLog log) {
        return lines(
                "select concat_ws('|', applied, skipped, dead_lettered) from projection.position"
                        + " where group_name = ? and partition = ?",
                projection.group(),
                log.partition);
    }

    private List<String> revision(Projection<?> projection, String customer) {
        String table = switch (projection.group()) {
            case "support-projection" -> "support_projection.customer_profile";
            case "fulfillment" -> "fulfillment.delivery_address";
            case "billing" -> "billing.invoice_identity";
            default -> "analytics.customer_state";
        };
        return lines("select revision::text from " + table + " where customer_id = ?", customer);
    }

    /** An observer that shares no connection with those that the test ends. */
    private static DataSource outsideThePool() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {System.getProperty("crossdock.database.host")});
        source.setPortNumbers(new int[] {Integer.getInteger("crossdock.database.port")});
        source.setDatabaseName(System.getProperty("crossdock.database.name"));
        source.setUser(System.getProperty("crossdock.database.user"));
        source.setPassword(System.getProperty("crossdock.database.password"));
        return source;
    }

    private List<String> lines(String sql, Object... values) {
        return lines(new StoredTables(database.dataSource()), sql, values);
    }

    private static List<String> lines(StoredTables tables, String sql, Object... values) {
        try {
            return tables.lines(sql, values);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> deadLetters(Projection<?> projection, String customer) {
        return DeadLetters.reasons(
                System.getProperty("crossdock.kafka.bootstrap"),
                CustomerLog.TOPIC + ".dlq." + projection.group(),
                customer);
    }

    private static CustomerLog aLog() {
        return new CustomerLog(PARTITION.getAndIncrement());
    }

    private static Profile aProfile(String customer, long revision) {
        return new Profile(customer, revision, DAY, "Ada", "ada@example.org", true, "Lyon");
    }
}
