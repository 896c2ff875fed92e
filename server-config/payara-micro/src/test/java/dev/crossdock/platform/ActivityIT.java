package dev.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossdock.platform.BusinessEvents.Sent;
import dev.crossdock.stack.testing.Platform;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Everything a customer did, from the topics to what an agent sees, with faults. */
class ActivityIT {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String ORDERS = "order-events";

    private final Platform platform = Platform.running();
    private final String customer = "a" + UUID.randomUUID().toString().replace("-", "");
    private final BusinessEvents events = new BusinessEvents(customer);

    @Test
    void what_a_customer_did_is_one_timeline_with_the_newest_first_and_adds_up_to_a_summary() {
        platform.event(Platform.profile(customer, 1));
        platform.events(List.of(
                events.order("o1", "2026-02-01T10:00:00Z", "30.00"),
                events.payment("o1", "2026-02-01T10:00:05Z", "30.00"),
                events.returned("o1", "2026-02-03T10:00:00Z", "7.50"),
                events.order("o2", "2026-02-04T10:00:00Z", "12.00"),
                events.payment("o2", "2026-02-04T10:00:05Z", "12.00"),
                events.returnedAll("o2", "2026-02-05T10:00:00Z"),
                events.question("v1", "2026-02-06T10:00:00Z", "late delivery", "open")));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(types(timeline("")))
                        .containsExactly(
                                "support.interaction-recorded",
                                "order.status-changed",
                                "payment.succeeded",
                                "order.placed",
                                "order.status-changed",
                                "payment.succeeded",
                                "order.placed"));
        JsonNode summary = platform.json("support-agent", "/api/customers/" + customer + "/summary");
        assertThat(summary.at("/lifetimeValue/0/amount").asString()).isEqualTo("22.50");
        assertThat(summary.at("/lifetimeValue/0/currency").asString()).isEqualTo("GBP");
        assertThat(summary.get("orders").asInt()).isEqualTo(2);
        assertThat(summary.get("revision").asInt()).isEqualTo(1);
        assertThat(summary.at("/lastContact/at").asString()).isEqualTo("2026-02-06T10:00:00Z");
        assertThat(summary.at("/openIssues/0/category").asString()).isEqualTo("late delivery");
        assertThat(summary.at("/freshness/ageSeconds").asDouble()).isNotNegative();
        assertThat(summary.at("/asOf/lagRecords").asLong()).isNotNegative();

        platform.event(events.question("v1", "2026-02-07T10:00:00Z", "late delivery", "closed"));
        await().atMost(SOON)
                .until(() -> platform.json("support-agent", "/api/customers/" + customer + "/summary")
                        .get("openIssues")
                        .isEmpty());
    }

    @Test
    void a_timeline_is_narrowed_by_type_and_time() {
        platform.events(List.of(
                events.order("o1", "2026-02-01T10:00:00Z", "1.00"),
                events.payment("o1", "2026-02-02T10:00:00Z", "1.00"),
                events.order("o2", "2026-02-03T10:00:00Z", "2.00")));
        await().atMost(SOON).until(() -> timeline("").get("items").size() == 3);

        assertThat(orders(timeline("?type=order.placed"))).containsExactly("o2", "o1");
        assertThat(orders(timeline("?from=2026-02-01T10:00:00Z&to=2026-02-03T10:00:00Z&type=order.placed")))
                .as("the end does not belong to it")
                .containsExactly("o1");
    }

    @Test
    void duplicates_reordering_and_poison_in_between_leave_each_event_once() {
        Sent first = events.sent(events.order("o1", "2026-02-03T10:00:00Z", "1.00"));
        Sent older = events.sent(events.order("o0", "2026-02-01T10:00:00Z", "1.00"));
        Sent broken = events.broken("no JSON at all");
        // The index could keep it, PostgreSQL's text could not.
        Sent refused = events.sent(events.order("o\0", "2026-02-02T10:00:00Z", "1.00"));
        Sent last = events.sent(events.order("o2", "2026-02-02T10:00:00Z", "1.00"));

        BusinessEvents.produce(bootstrap(), ORDERS, List.of(first, older, broken, first, refused, older, last, first));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(orders(timeline(""))).containsExactly("o1", "o2", "o0"));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(DeadLetters.reasons(bootstrap(), ORDERS + ".dlq.support-projection", customer))
                                .hasSize(2)
                                .anyMatch(reason -> reason.contains("not JSON"))
                                .anyMatch(reason -> reason.contains("NUL character")));
    }

    @Test
    void an_erased_customer_leaves_nothing_and_never_comes_back() {
        platform.event(Platform.profile(customer, 1));
        platform.event(events.order("o1", "2026-02-01T10:00:00Z", "1.00"));
        await().atMost(SOON).until(() -> timeline("").get("items").size() == 1);

        platform.event(events.erased(2));
        platform.event(events.order("o2", "2026-02-02T10:00:00Z", "1.00"));
        platform.event(Platform.profile(customer, 3));

        await().atMost(SOON).until(() -> lag() == 0);
        assertThat(statusOf("timeline")).isEqualTo(404);
        assertThat(statusOf("summary")).isEqualTo(404);
        assertThat(rebuilt().get("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(statusOf("timeline")).isEqualTo(404);
    }

    @Test
    void a_rebuild_keeps_what_retention_has_removed_from_the_topic() {
        platform.event(events.order("o1", "2026-02-01T10:00:00Z", "1.00"));
        await().atMost(SOON).until(() -> timeline("").get("items").size() == 1);
        await().atMost(SOON).until(() -> lag() == 0);
        try (KafkaTools retention = new KafkaTools(bootstrap())) {
            retention.removeRecords(ORDERS);
        }
        platform.event(events.order("o2", "2026-02-02T10:00:00Z", "1.00"));
        await().atMost(SOON).until(() -> timeline("").get("items").size() == 2);

        JsonNode report = rebuilt();

        assertThat(report.get("state").asString()).as(report.toString()).isEqualTo("SUCCEEDED");
        assertThat(report.get("equal").asBoolean()).as(report.toString()).isTrue();
        assertThat(orders(timeline(""))).containsExactly("o2", "o1");
    }

    @Test
    void pages_neither_repeat_nor_hide_anything_while_events_arrive() {
        List<String> before = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            before.add("o" + i);
            // Three at a time: the key decides among them.
            platform.event(events.order("o" + i, "2026-02-01T10:%02d:00Z".formatted(i / 3), "5.0" + i % 3));
        }
        await().atMost(SOON).until(() -> timeline("?limit=100").get("items").size() == 60);

        for (String sort : List.of("-occurredAt", "occurredAt", "amount", "-amount")) {
            List<String> seen = new ArrayList<>();
            String after = "";
            do {
                JsonNode page = platform.json(
                        "support-agent", "/api/activity?customer=" + customer + "&limit=7&sort=" + sort + after);
                seen.addAll(orders(page));
                int added = seen.size();
                platform.event(events.order(sort + added, "2026-02-01T10:05:00Z", "5.01"));
                platform.event(events.order(sort + "new" + added, Instant.now().toString(), "9.99"));
                after = page.get("next").isNull()
                        ? ""
                        : "&after=" + page.get("next").asString();
            } while (!after.isEmpty());

            assertThat(seen).as(sort).doesNotHaveDuplicates().containsAll(before);
        }
    }

    @Test
    void a_search_combines_any_fields_and_says_how_much_there_is() {
        platform.event(Platform.profile(customer, 1));
        platform.events(List.of(
                events.order("o1", "2026-02-01T10:00:00Z", "10.00"),
                events.order("o2", "2026-02-02T10:00:00Z", "20.00"),
                events.order("o3", "2026-02-03T10:00:00Z", "30.00")));
        await().atMost(SOON).until(() -> timeline("").get("items").size() == 3);

        JsonNode found = platform.json(
                "support-agent",
                "/api/activity?email=" + customer.substring(0, 20).toUpperCase()
                        + "*&minAmount=15&maxAmount=30&currency=GBP&from=2026-02-01T00:00:00Z&sort=-amount&limit=1");

        assertThat(orders(found)).containsExactly("o3");
        assertThat(found.at("/total/value").asInt()).isEqualTo(2);
        assertThat(found.at("/total/relation").asString()).isEqualTo("exact");
        assertThat(orders(platform.json("support-agent", "/api/activity?email=" + customer + ".R1@example.org")))
                .hasSize(3);
        assertThat(orders(
                        platform.json("support-agent", "/api/activity?email=nobody@example.org&customer=" + customer)))
                .isEmpty();
    }

    @Test
    void the_beginning_of_an_address_may_fit_any_number_of_customers() {
        platform.rows("""
                insert into support_projection.customer_profile (customer_id, revision, erased, email)
                select 'many-' || n, 1, false, 'many.' || n || '@example.org' from generate_series(1, 1500) n
                on conflict do nothing""");
        String customer = "many-1500";
        BusinessEvents events = new BusinessEvents(customer);
        platform.events(List.of(events.order("of-many", "2026-02-01T10:00:00Z", "10.00")));
        await().atMost(SOON)
                .until(() -> orders(platform.json("support-agent", "/api/activity?email=MANY.*"))
                        .contains("of-many"));

        assertThat(platform.get("support-agent", "/api/activity?email=many.*&text=lamp")
                        .statusCode())
                .isEqualTo(400);
        platform.rows("delete from support_projection.customer_profile where customer_id like 'many-%'");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/activity?after=broken, after",
        "/api/activity?sort=name, sort",
        "/api/activity?limit=0, limit",
        "/api/activity?from=yesterday, from",
        "/api/activity?from=2026-02-02T00:00:00Z&to=2026-02-01T00:00:00Z, to",
        "/api/activity?minAmount=1e3, minAmount",
        "/api/activity?minAmount=2&maxAmount=1, maxAmount",
        "/api/activity?currency=euro, currency",
        "/api/activity?email=%20, email",
        "/api/customers/c/timeline?type=order.eaten, type",
        "/api/customers/c/timeline?after=broken, after"
    })
    void what_cannot_be_used_is_named(String path, String parameter) {
        HttpResponse<String> response = platform.get("support-agent", path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Platform.JSON.readTree(response.body()).get("pointer").asString())
                .isEqualTo(parameter);
    }

    @Test
    void the_place_of_one_order_is_none_in_another() {
        platform.events(List.of(
                events.order("o1", "2026-02-01T10:00:00Z", "1.00"),
                events.order("o2", "2026-02-02T10:00:00Z", "1.00")));
        await().atMost(SOON).until(() -> timeline("").get("items").size() == 2);
        String next = timeline("?limit=1").get("next").asString();

        HttpResponse<String> response =
                platform.get("support-agent", "/api/activity?customer=" + customer + "&sort=amount&after=" + next);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"pointer\":\"after\"");
    }

    private JsonNode timeline(String parameters) {
        HttpResponse<String> response =
                platform.get("support-agent", "/api/customers/" + customer + "/timeline" + parameters);
        return response.statusCode() == 200
                ? Platform.JSON.readTree(response.body())
                : Platform.JSON.readTree("{\"items\": [], \"next\": null}");
    }

    private int statusOf(String what) {
        return platform.get("support-agent", "/api/customers/" + customer + "/" + what)
                .statusCode();
    }

    private static List<String> types(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("type").asString())
                .toList();
    }

    private static List<String> orders(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("orderId").asString())
                .toList();
    }

    private long lag() {
        return platform.json("operator", "/api/consumer-groups/support-projection")
                .get("lag")
                .asLong();
    }

    private JsonNode rebuilt() {
        HttpResponse<String> accepted = platform.post("operator", "/api/consumer-groups/support-projection/rebuild");
        String path = "/api/consumer-groups/support-projection/rebuilds/"
                + Platform.JSON.readTree(accepted.body()).get("id").asLong();
        await().atMost(SOON)
                .until(() ->
                        !platform.json("operator", path).get("state").asString().equals("RUNNING"));
        return platform.json("operator", path);
    }

    private String bootstrap() {
        return platform.stack.applicationSettings().get("crossdock.kafka.bootstrap");
    }
}
