package dev.crossdock.bench;

import dev.crossdock.persistence.store.Sql;
import dev.crossdock.stack.settings.StackException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast events that stand in their topics reach their table in PostgreSQL. */
@Command(
        name = "projection",
        mixinStandardHelpOptions = true,
        description = {
            "Time until support-projection has customer changes, or what customers do, in PostgreSQL.",
            "Baselines: raw-limit, a bare consumer with COPY and one merge per batch; debezium-jdbc-sink, for profiles.",
            "The events stay in the topics and in the projections: do not run it on data that matters."
        })
final class ProjectionBench extends Bench {

    private static final String SCHEMA = "crossdock_bench";
    private static final String PRODUCT = "crossdock support-projection";
    private static final String RAW = "raw-limit";
    private static final String SINK = "debezium-jdbc-sink";

    /** Who can take part. */
    enum Contestant {
        CROSSDOCK,
        RAW_LIMIT,
        DEBEZIUM_JDBC_SINK
    }

    /** One contestant's part of a round; it tells how long it took. */
    private record Turn(String contestant, Callable<Duration> run) {}

    /** What is brought into PostgreSQL. */
    enum Events {
        PROFILES("profiles", new ProfileDataset()),
        ACTIVITY("activity", new ActivityDataset());

        private final String word;
        private final Dataset dataset;

        Events(String word, Dataset dataset) {
            this.word = word;
            this.dataset = dataset;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    @Option(
            names = "--events",
            description = "What is brought into PostgreSQL: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    Events events = Events.PROFILES;

    @Option(names = "--records", description = "Events per round (default: ${DEFAULT-VALUE}).")
    long records = 500_000;

    @Option(names = "--customers", description = "Customers they are about (default: ${DEFAULT-VALUE}).")
    int customers = 100_000;

    @Option(names = "--only", split = ",", description = "Contestants: ${COMPLETION-CANDIDATES} (default: all).")
    Set<Contestant> contestants = EnumSet.allOf(Contestant.class);

    ProjectionBench() {
        super(3);
    }

    @Override
    void shrink() {
        records = 2_000;
        customers = 200;
    }

    @Override
    void measure() throws Exception {
        if (contestants.contains(Contestant.CROSSDOCK)) {
            try (MeasuredGroups groups = new MeasuredGroups(stack)) {
                groups.pauseOthers();
                groups.awaitIdle();
                play(groups);
            }
        } else {
            play(null);
        }
        report.compareRates(PRODUCT, RAW, RAW);
        report.compareRates(PRODUCT, SINK, SINK);
        report.note(records + " events (" + events + ") of " + customers + " customers per round, " + rounds
                + " rounds, order alternating; medians. Same topics, offsets and database for all.");
        report.note(PRODUCT + ": from POST …/resume until its positions in PostgreSQL are at the end; raw-limit: from"
                + " its first poll to its last commit, into a copy of the product's table.");
        if (sinkTakesPart()) {
            report.note(SINK + ": once, two tasks, into an empty table; its start and a warm-up of " + records / 5
                    + " records are not counted. All others were warmed up with these too.");
        }
        if (ManagementFactory.getRuntimeMXBean().getInputArguments().contains("-XX:TieredStopAtLevel=1")) {
            report.note(
                    RAW + " ran in a JVM without its optimizing compiler (-XX:TieredStopAtLevel=1) and is faster than"
                            + " this.");
        }
    }

    private void play(@Nullable MeasuredGroups groups) throws Exception {
        try (Connection connection = stack.database()) {
            try {
                RecordSet warmUp = warmUp(connection, groups);
                for (int round = 0; round < rounds; round++) {
                    round(connection, groups, round, warmUp);
                }
            } finally {
                Sql.update(connection, "drop schema if exists " + SCHEMA + " cascade");
            }
        }
    }

    /** Lets every contestant's code be compiled before anything is measured. */
    private RecordSet warmUp(Connection connection, @Nullable MeasuredGroups groups) throws Exception {
        say("warming up");
        RecordSet set = produce(groups, Math.max(1, records / 5));
        copyTable(connection);
        if (groups != null) {
            product(groups, set);
        }
        if (contestants.contains(Contestant.RAW_LIMIT)) {
            new RawLimit(stack, SCHEMA, events.dataset).run(set);
        }
        return set;
    }

    /** Every contestant brings the same new records into the table. */
    private void round(Connection connection, @Nullable MeasuredGroups groups, int round, RecordSet warmUp)
            throws Exception {
        say("round " + (round + 1) + " of " + rounds);
        RecordSet set = produce(groups, records);
        copyTable(connection);
        List<Turn> turns = new ArrayList<>();
        if (groups != null) {
            turns.add(new Turn(PRODUCT, () -> product(groups, set)));
        }
        if (contestants.contains(Contestant.RAW_LIMIT)) {
            turns.add(new Turn(RAW, () -> new RawLimit(stack, SCHEMA, events.dataset).run(set)));
        }
        if (round % 2 == 1) {
            Collections.reverse(turns);
        }
        if (sinkTakesPart() && round == 0) {
            turns.add(new Turn(SINK, () -> new JdbcSink(stack, SCHEMA).run(warmUp, set)));
        }
        for (Turn turn : turns) {
            rate(turn.contestant(), records / (turn.run().call().toNanos() / 1e9));
        }
        compareContents(connection, set);
    }

    private RecordSet produce(@Nullable MeasuredGroups groups, long count) throws Exception {
        if (groups != null) {
            groups.pauseMeasured();
        }
        String prefix = "bench-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX) + "-";
        return RecordSet.produce(stack, events.dataset, prefix, count, customers);
    }

    /** The sink keeps the newest row of a key; it knows nothing of activity. */
    private boolean sinkTakesPart() {
        return events == Events.PROFILES && contestants.contains(Contestant.DEBEZIUM_JDBC_SINK);
    }

    private static Duration product(MeasuredGroups groups, RecordSet set) throws Exception {
        long started = System.nanoTime();
        groups.resume(MeasuredGroups.MEASURED);
        groups.awaitApplied(set);
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** The raw baseline writes into a table with the same columns, indexes and rows as the product's. */
    private void copyTable(Connection connection) throws SQLException {
        String table = events.dataset.target().table();
        Sql.update(connection, "drop schema if exists " + SCHEMA + " cascade");
        Sql.update(connection, "create schema " + SCHEMA);
        Sql.update(
                connection,
                "create table " + SCHEMA + "." + table + " (like support_projection." + table + " including all)"
                        + events.dataset.target().tableOptions());
        Sql.update(connection, "insert into " + SCHEMA + "." + table + " select * from support_projection." + table);
        Sql.update(connection, "analyze " + SCHEMA + "." + table);
    }

    /** Nobody is fast by leaving records out. */
    private void compareContents(Connection connection, RecordSet set) throws SQLException {
        String rows = "select count(*) || '/' || coalesce(sum(hashtextextended(t::text, 0)), 0) from %s."
                + events.dataset.target().table() + " t where customer_id like '" + set.prefix() + "%%'";
        String few = "select count(*) || '/' || coalesce(sum(revision), 0)"
                + " || '/' || coalesce(sum(hashtextextended(email || invoice_address_city, 0)), 0) from (%s) s";
        String raw =
                few.formatted("select revision, email, invoice -> 'address' ->> 'city' as invoice_address_city from "
                        + SCHEMA + ".customer_profile where customer_id like '" + set.prefix() + "%'");
        boolean rawRan = contestants.contains(Contestant.RAW_LIMIT);
        if (rawRan && contestants.contains(Contestant.CROSSDOCK)) {
            same(
                    PRODUCT,
                    Sql.texts(connection, rows.formatted("support_projection")),
                    Sql.texts(connection, rows.formatted(SCHEMA)));
        }
        if (rawRan && Sql.exists(connection, "select 1 where to_regclass('" + SCHEMA + ".sink') is not null")) {
            same(
                    SINK,
                    Sql.texts(
                            connection,
                            few.formatted(
                                    "select * from " + SCHEMA + ".sink where customerid like '" + set.prefix() + "%'")),
                    Sql.texts(connection, raw));
        }
    }

    private static void same(String contestant, List<String> found, List<String> expected) {
        if (!found.equals(expected)) {
            throw new StackException(contestant + " and " + RAW + " ended with different rows: " + found + " and "
                    + expected + " (rows and hashes); was something else written at the same time?");
        }
    }
}
