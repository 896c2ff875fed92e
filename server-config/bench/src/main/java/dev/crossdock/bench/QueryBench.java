package dev.crossdock.bench;

import dev.crossdock.bench.OpenLoop.Query;
import dev.crossdock.bench.opensearch.PhraseQueries;
import dev.crossdock.persistence.store.Sql;
import dev.crossdock.stack.api.ApiClient;
import dev.crossdock.stack.process.Polling;
import java.math.BigDecimal;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long support's questions take while events keep coming. */
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        description = {
            "How long support's questions take through the REST API while events keep coming: at a fixed rate, from the"
                    + " moment each was due.",
            "Baselines: bare-sql and bare-opensearch, the same questions asked by their own clients in the same run.",
            "The events stay in the topics and the projections: do not run it on data that matters."
        })
final class QueryBench extends Bench {

    private static final String PRODUCT = "crossdock";
    private static final String SQL = "bare-sql";
    private static final String OPENSEARCH = "bare-opensearch";
    private static final String VISIBLE = PRODUCT + " event-visible";
    private static final double VISIBLE_RATE = 10;
    private static final List<String> GROUPS = List.of("support-projection", "search-index");
    private static final Polling CAUGHT_UP = new Polling(Duration.ofMinutes(90), Duration.ofSeconds(1));

    /** One question put to two. */
    private record Pair(Query product, String baseline, Query bare) {}

    @Option(names = "--customers", description = "Customers (default: ${DEFAULT-VALUE}).")
    int customers = 200_000;

    @Option(names = "--events", description = "Events of theirs (default: ${DEFAULT-VALUE}).")
    long events = 5_000_000;

    @Option(names = "--ingest", description = "Events per second meanwhile (default: ${DEFAULT-VALUE}).")
    int ingest = 500;

    @Option(names = "--rate", description = "Questions per second (default: ${DEFAULT-VALUE}).")
    double rate = 50;

    @Option(
            names = "--seconds",
            description = "How long each contestant is asked each question in a round (default: ${DEFAULT-VALUE}).")
    int seconds = 20;

    @Option(
            names = "--again",
            paramLabel = "PREFIX",
            description = "Ask about what an earlier run wrote, with the same --customers; it printed its prefix.")
    @Nullable String again;

    private final ApiClient api = stack.api();
    private String prefix = "query-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX) + "-";

    QueryBench() {
        super(2);
    }

    /** Enough events that every phrase is among them. */
    @Override
    void shrink() {
        customers = 200;
        events = 10_000;
        ingest = 20;
        rate = 10;
        seconds = 1;
    }

    @Override
    void measure() throws Exception {
        try (ActivityLoad load = new ActivityLoad(stack);
                SqlQueries sql = new SqlQueries(stack);
                PhraseClient index = BaselineLoader.load("bare-opensearch", PhraseQueries.class, stack.settings())) {
            if (again == null) {
                say("writing " + customers + " customers and " + events + " events, prefix " + prefix);
                load.write(prefix, customers, events);
            } else {
                prefix = again;
            }
            awaitProjections();
            analyze();
            load.flow(prefix + "flow-", customers, ingest);
            measure(queries(sql, index));
            lookForNewEvents();
        }
        report.note(customers + " customers, " + (again == null ? events : "their") + " events, " + ingest
                + " more per second meanwhile.");
        report.note(rate + " questions per second for " + seconds + " s, " + rounds
                + " rounds, contestants alternating; times count from when a question was due.");
        report.note(VISIBLE + ": " + VISIBLE_RATE
                + " events per second by POST /api/events, each from when it was due until the"
                + " timeline shows it; an open customer page looks once a second.");
        report.note("Ratios compare the 99th percentiles; " + SQL + " stands for the worst of its questions.");
    }

    /** PostgreSQL does so by itself, sooner or later; nobody shall be measured before it has. */
    private void analyze() throws SQLException {
        try (Connection connection = stack.database()) {
            Sql.update(connection, "analyze support_projection.activity, support_projection.customer_profile");
        }
    }

    private void awaitProjections() throws Exception {
        for (String group : GROUPS) {
            AtomicLong said = new AtomicLong(Long.MAX_VALUE);
            CAUGHT_UP.await(
                    () -> {
                        long lag = MeasuredGroups.lag(api, group);
                        // Now and then, however long it takes.
                        if (lag < said.get() / 2 && lag > 0) {
                            said.set(lag);
                            say(group + " has " + lag + " records to go");
                        }
                        return lag == 0;
                    },
                    group + " still lags behind (is it paused?)");
        }
        TimeUnit.SECONDS.sleep(2);
    }

    private void measure(Map<String, Pair> queries) throws InterruptedException {
        // Servers that have just started are slow, and would be buried under questions at the full rate.
        OpenLoop warmUp = new OpenLoop(rate / 5, Duration.ofSeconds(smallest ? 1 : Math.max(5, seconds / 2)));
        for (Pair pair : queries.values()) {
            warmUp.run(pair.product());
            warmUp.run(pair.bare());
        }
        OpenLoop loop = new OpenLoop(rate, Duration.ofSeconds(seconds));
        for (int round = 0; round < rounds; round++) {
            say("round " + (round + 1) + " of " + rounds);
            for (Map.Entry<String, Pair> query : queries.entrySet()) {
                Pair pair = query.getValue();
                times(PRODUCT + " " + query.getKey(), loop.run(pair.product()));
                times(pair.baseline() + " " + query.getKey(), loop.run(pair.bare()));
            }
        }
        queries.forEach((name, pair) -> report.compareTimes(PRODUCT, pair.baseline(), name));
    }

    private void lookForNewEvents() throws InterruptedException {
        say("new events");
        EventVisibility visibility = new EventVisibility(api);
        OpenLoop loop = new OpenLoop(VISIBLE_RATE, Duration.ofSeconds(seconds));
        times(VISIBLE, loop.run(random -> visibility.await(customer(random))));
    }

    private Map<String, Pair> queries(SqlQueries sql, PhraseClient index) {
        Map<String, Pair> queries = new LinkedHashMap<>();
        queries.put(
                "customer-by-id",
                new Pair(
                        random -> ask("/api/customers/" + customer(random)),
                        SQL,
                        random -> sql.ask(
                                "select * from support_projection.customer_profile where customer_id = ? and not erased",
                                customer(random))));
        queries.put(
                "customer-by-email",
                new Pair(
                        random -> ask("/api/customers?email=" + ApiClient.encoded(email(random))),
                        SQL,
                        random -> sql.ask("""
                                select * from support_projection.customer_profile
                                where lower(email) = lower(?) and not erased order by customer_id limit 51""", email(random))));
        queries.put(
                "timeline-page",
                new Pair(
                        random -> ask("/api/customers/" + customer(random) + "/timeline?limit=50"),
                        SQL,
                        random -> sql.ask("""
                                select * from support_projection.activity where customer_id = ?
                                order by occurred_at desc, source desc, id desc limit 51""", customer(random))));
        queries.put(
                "five-field-search", new Pair(random -> fiveFields(random), SQL, random -> fiveFields(sql, random)));
        queries.put(
                "phrase-search",
                new Pair(
                        random -> ask("/api/activity?sort=-occurredAt&limit=50&text="
                                + ApiClient.encoded(ActivityEvents.phrase(random))),
                        OPENSEARCH,
                        random -> index.ask(ActivityEvents.phrase(random))));
        return queries;
    }

    private void ask(String path) {
        api.send(api.request("support-agent", path), BodyHandlers.ofString());
    }

    private String customer(SplittableRandom random) {
        return prefix + random.nextInt(customers);
    }

    private String email(SplittableRandom random) {
        return customer(random) + ".0@example.org";
    }

    private void fiveFields(SplittableRandom random) {
        Span span = Span.of(random);
        ask("/api/activity?sort=-occurredAt&limit=50&minAmount=" + span.min() + "&maxAmount=" + span.max()
                + "&currency=" + span.currency() + "&from=" + span.from() + "&to=" + span.to());
    }

    private static void fiveFields(SqlQueries sql, SplittableRandom random) throws Exception {
        Span span = Span.of(random);
        sql.ask("""
                select * from support_projection.activity
                where amount >= ? and amount <= ? and currency = ? and occurred_at >= ? and occurred_at < ?
                order by occurred_at desc, source desc, id desc limit 51""", span.min(), span.max(), span.currency(), Timestamp.from(span.from()), Timestamp.from(span.to()));
    }

    /** What a five-field search asks for: an amount between two in a currency, within two days. */
    private record Span(BigDecimal min, BigDecimal max, String currency, Instant from, Instant to) {

        static Span of(SplittableRandom random) {
            BigDecimal min = BigDecimal.valueOf(random.nextInt(40_000), 2);
            Instant from = ActivityEvents.moment(random);
            return new Span(
                    min,
                    min.add(BigDecimal.valueOf(50)),
                    ActivityEvents.CURRENCIES.get(random.nextInt(ActivityEvents.CURRENCIES.size())),
                    from,
                    from.plus(Duration.ofDays(2)));
        }
    }
}
