package dev.crossdock.platform;

import static dev.crossdock.stack.testing.Platform.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossdock.activity.store.ActivityIndex;
import dev.crossdock.activity.store.SearchEngine;
import dev.crossdock.stack.testing.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Faults while customers change and ask: nothing that was accepted is lost, nothing takes effect twice. */
final class UnderLoad {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Duration AFTER_A_RESTART = Duration.ofMinutes(8);
    private static final String TOPIC = "customer-profile-events";
    private static final List<String> TABLES = List.of("support-projection", "fulfillment", "billing", "analytics");
    private static final int BATCH = 50;
    private static final int ENOUGH = 300;

    private final Platform platform;

    UnderLoad(Platform platform) {
        this.platform = platform;
    }

    /** After the fault, a few times under load, every table is the fold of its topic. */
    void survives(Runnable fault, int times) throws InterruptedException {
        String run = "c" + UUID.randomUUID().toString().replace("-", "");
        Set<String> accepted = ConcurrentHashMap.newKeySet();
        AtomicBoolean enough = new AtomicBoolean();
        Thread load = new Thread(() -> produce(run, accepted, enough));
        load.start();
        try {
            for (int time = 0; time < times; time++) {
                int seen = accepted.size();
                await().atMost(SOON).until(() -> accepted.size() > seen + ENOUGH);
                fault.run();
            }
            int seen = accepted.size();
            await().atMost(AFTER_A_RESTART).until(() -> accepted.size() > seen);
        } finally {
            enough.set(true);
            load.join(AFTER_A_RESTART.toMillis());
        }
        assertEveryTableIsTheFold(run, accepted);
    }

    private void assertEveryTableIsTheFold(String run, Set<String> accepted) {
        groups().forEach(group -> await().atMost(SOON).ignoreExceptions().until(() -> lag(group) == 0));
        Map<String, JsonNode> newest = TopicFold.of(bootstrap());
        assertThat(newest.keySet()).containsAll(accepted);
        Set<String> left = deadLettered();
        newest.keySet().removeAll(left);
        Map<String, String> fold = with(newest, data -> data.path("email").asString(""));
        assertThat(living("support_projection.customer_profile", "email", left)).isEqualTo(fold);
        assertThat(living("billing.invoice_identity", "email", left)).isEqualTo(fold);
        assertThat(living("fulfillment.delivery_address", "recipient", left)).isEqualTo(with(newest, UnderLoad::name));
        assertThat(counts("analytics.profile_change", run)).isEqualTo(onceEach(accepted));
        assertThat(counts("support_projection.activity", run)).isEqualTo(onceEach(accepted));
        if (hasIndex()) {
            assertIndexed(accepted);
        }
    }

    /** One document for each conversation, counted by the engine itself. */
    private void assertIndexed(Set<String> accepted) {
        SearchEngine engine =
                new SearchEngine(platform.stack.applicationSettings().get("crossdock.opensearch.url"));
        try {
            ActivityIndex index = ActivityIndex.serving(engine).orElseThrow();
            index.refresh();
            assertThat(index.count(accepted)).isEqualTo(accepted.size());
        } finally {
            engine.close();
        }
    }

    private List<String> groups() {
        return Stream.concat(TABLES.stream(), hasIndex() ? Stream.of("search-index") : Stream.empty())
                .toList();
    }

    private boolean hasIndex() {
        return platform.stack.process("opensearch").isPresent();
    }

    private static Map<String, String> with(Map<String, JsonNode> newest, Function<JsonNode, String> detail) {
        Map<String, String> folded = new HashMap<>();
        newest.forEach(
                (customer, data) -> folded.put(customer, data.path("revision").asString() + " " + detail.apply(data)));
        return folded;
    }

    private static String name(JsonNode data) {
        return Stream.of("givenName", "familyName")
                .map(field -> data.path(field).asString(""))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private Map<String, String> living(String table, String column, Set<String> left) {
        Map<String, String> living = table("select customer_id, revision || ' ' || coalesce(" + column + ", '') from "
                + table + " where not erased");
        living.keySet().removeAll(left);
        return living;
    }

    private Map<String, String> counts(String table, String run) {
        return table("select customer_id, count(*)::text from " + table + " where customer_id like '" + run
                + "-%' group by 1");
    }

    private static Map<String, String> onceEach(Set<String> customers) {
        return customers.stream().collect(Collectors.toMap(customer -> customer, customer -> "1"));
    }

    /** Sends batches until told to stop; a batch without an answer is sent again with the same ids. */
    private void produce(String run, Set<String> accepted, AtomicBoolean enough) {
        for (int batch = 0; !enough.get(); batch++) {
            List<ObjectNode> events = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                String customer = run + "-" + batch + "-" + i;
                events.add(profile(customer, 1));
                events.add(
                        new BusinessEvents(customer).question("v1", "2026-03-01T12:00:00Z", "late delivery", "open"));
            }
            await().atMost(AFTER_A_RESTART)
                    .ignoreExceptions()
                    .until(() -> platform.events(events).statusCode() == 202);
            events.forEach(event -> accepted.add(event.at("/data/customerId").asString()));
        }
    }

    private long lag(String group) {
        return platform.json("operator", "/api/consumer-groups/" + group)
                .get("lag")
                .asLong();
    }

    private Map<String, String> table(String sql) {
        Map<String, String> content = new HashMap<>();
        platform.rows(sql).forEach(row -> content.put(row.get(0), row.get(1)));
        return content;
    }

    /** Those of whom a group has dead letters, or had until an operator corrected them: the topic is not what it knows. */
    private Set<String> deadLettered() {
        Set<String> customers = new HashSet<>();
        platform.rows("select record_key from projection.dead_letter_redrive where record_key is not null")
                .forEach(row -> customers.add(row.get(0)));
        TABLES.forEach(group ->
                TopicContent.each(bootstrap(), TOPIC + ".dlq." + group, letter -> customers.add(letter.key())));
        return customers;
    }

    private String bootstrap() {
        return platform.stack.applicationSettings().get("crossdock.kafka.bootstrap");
    }
}
