package dev.crossdock.platform;

import static dev.crossdock.stack.testing.Platform.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossdock.stack.testing.Platform;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Workload 1, from the HTTP entrance to the tables. */
class CustomerChangesIT {

    /** Deadlines, not expectations: long enough for a machine that is busy with other things. */
    private static final Duration SOON = Duration.ofMinutes(3);

    private final Platform platform = Platform.running();

    @Test
    void an_accepted_change_reaches_the_profile_and_its_history() {
        String customer = aCustomer();

        assertThat(platform.event(profile(customer, 1)).statusCode()).isEqualTo(202);
        assertThat(platform.event(profile(customer, 2)).statusCode()).isEqualTo(202);

        await().atMost(SOON).until(() -> revisionOf(customer) == 2);
        await().atMost(SOON)
                .until(() -> platform.json("support-agent", "/api/customers/" + customer + "/history")
                                .get("items")
                                .size()
                        == 2);
        JsonNode found =
                platform.json("support-agent", "/api/customers?email=" + customer.toUpperCase() + ".R2@example.org");
        assertThat(found.at("/items/0/customerId").asString()).isEqualTo(customer);
    }

    @Test
    void the_same_id_again_is_acknowledged_and_has_no_second_effect() {
        String customer = aCustomer();
        JsonNode first =
                Platform.JSON.readTree(platform.event(profile(customer, 1)).body());

        HttpResponse<String> again = platform.event(profile(customer, 1));

        JsonNode answer = Platform.JSON.readTree(again.body());
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(answer.get("duplicate").asBoolean()).isTrue();
        assertThat(answer.get("offset")).isEqualTo(first.get("offset"));
    }

    @Test
    void a_batch_is_answered_event_by_event() {
        ObjectNode wrong = profile(aCustomer(), 1);
        ((ObjectNode) wrong.get("data")).put("revision", "one");

        HttpResponse<String> response = platform.events(List.of(profile(aCustomer(), 1), wrong));

        JsonNode answers = Platform.JSON.readTree(response.body());
        assertThat(response.statusCode()).isEqualTo(207);
        assertThat(answers.at("/0/status").asInt()).isEqualTo(202);
        assertThat(answers.at("/1/status").asInt()).isEqualTo(400);
        assertThat(answers.at("/1/pointer").asString()).isEqualTo("/data/revision");
    }

    @Test
    void what_is_too_large_is_shown_the_way_to_documents() {
        ObjectNode huge = profile(aCustomer(), 1);
        ((ObjectNode) huge.get("data")).put("phone", "1".repeat(300_000));

        HttpResponse<String> response = platform.event(huge);

        assertThat(response.statusCode()).isEqualTo(413);
        JsonNode problem = Platform.JSON.readTree(response.body());
        assertThat(problem.get("rule").asString()).isEqualTo("payload-over-contract");
        assertThat(problem.get("detail").asString()).contains("documents");
    }

    @Test
    void every_entrance_asks_who_comes_and_what_they_may() {
        assertThat(platform.get("", "/api/customers/c").statusCode()).isEqualTo(401);
        assertThat(platform.get("producer", "/api/customers/c").statusCode()).isEqualTo(403);
        assertThat(platform.post("support-agent", "/api/consumer-groups/billing/pause")
                        .statusCode())
                .isEqualTo(403);
        assertThat(platform.get("support-agent", "/api/customers/nobody").statusCode())
                .isEqualTo(404);
        assertThat(platform.get("", "/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void a_paused_group_stands_still_while_the_others_go_on() {
        String customer = aCustomer();
        platform.post("operator", "/api/consumer-groups/support-projection/pause");
        try {
            platform.event(profile(customer, 1));

            await().atMost(SOON)
                    .until(() -> platform.json("support-agent", "/api/customers/" + customer + "/history")
                                    .get("items")
                                    .size()
                            == 1);
            assertThat(revisionOf(customer)).isZero();
        } finally {
            platform.post("operator", "/api/consumer-groups/support-projection/resume");
        }
        await().atMost(SOON).until(() -> revisionOf(customer) == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"support-projection", "search-index", "fulfillment", "billing", "analytics"})
    void a_rebuild_finds_nothing_wrong_and_changes_nothing(String group) {
        String customer = aCustomer();
        IntStream.rangeClosed(1, 5).forEach(revision -> platform.event(profile(customer, revision)));
        await().atMost(SOON).until(() -> lag(group) == 0);

        HttpResponse<String> accepted = platform.post("operator", "/api/consumer-groups/" + group + "/rebuild");
        assertThat(accepted.statusCode()).isEqualTo(202);
        long id = Platform.JSON.readTree(accepted.body()).get("id").asLong();
        String path = "/api/consumer-groups/" + group + "/rebuilds/" + id;
        await().atMost(SOON)
                .until(() ->
                        !platform.json("operator", path).get("state").asString().equals("RUNNING"));

        JsonNode report = platform.json("operator", path);
        assertThat(report.get("state").asString()).as(report.toString()).isEqualTo("SUCCEEDED");
        assertThat(report.get("equal").asBoolean()).as(report.toString()).isTrue();
        assertThat(report.get("recordsRead").asLong()).isGreaterThanOrEqualTo(5);
        assertThat(revisionOf(customer)).isEqualTo(5);
    }

    @Test
    void poison_goes_to_the_dead_letters_of_each_group_and_its_neighbours_are_applied() {
        String before = aCustomer();
        String poisoned = aCustomer();
        String refused = aCustomer();
        String after = aCustomer();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(toPartitionZero(before, data(before, "Ann")));
            producer.send(toPartitionZero(poisoned, "no JSON at all"));
            // PostgreSQL's text cannot hold NUL: only the database finds this one out.
            producer.send(toPartitionZero(refused, data(refused, "A\\u0000n")));
            producer.send(toPartitionZero(after, data(after, "Bea")));
        }

        await().atMost(SOON).until(() -> revisionOf(before) == 1 && revisionOf(after) == 1);
        Map<String, String> letters = deadLetters("support-projection", Set.of(poisoned, refused));
        assertThat(letters.get(poisoned)).contains("not JSON");
        assertThat(letters.get(refused)).contains("database refuses");
        assertThat(revisionOf(refused)).isZero();
    }

    private static String aCustomer() {
        return "c" + UUID.randomUUID().toString().replace("-", "");
    }

    private static ProducerRecord<String, byte[]> toPartitionZero(String key, String value) {
        return new ProducerRecord<>("customer-profile-events", 0, key, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String data(String customer, String name) {
        return "{\"customerId\":\"" + customer + "\",\"revision\":1,\"givenName\":\"" + name + "\"}";
    }

    private long revisionOf(String customer) {
        HttpResponse<String> response = platform.get("support-agent", "/api/customers/" + customer);
        return response.statusCode() == 200
                ? Platform.JSON.readTree(response.body()).get("revision").asLong()
                : 0;
    }

    private long lag(String group) {
        return platform.json("operator", "/api/consumer-groups/" + group)
                .get("lag")
                .asLong();
    }

    private String bootstrap() {
        return platform.stack.applicationSettings().get("crossdock.kafka.bootstrap");
    }

    /** The reasons of a group's dead letters by their keys, once these are among them. */
    private Map<String, String> deadLetters(String group, Set<String> keys) {
        return await().atMost(SOON)
                .until(() -> deadLetters(group), letters -> letters.keySet().containsAll(keys));
    }

    private Map<String, String> deadLetters(String group) {
        Map<String, String> reasons = new HashMap<>();
        TopicContent.each(
                bootstrap(),
                "customer-profile-events.dlq." + group,
                letter -> reasons.put(
                        letter.key(),
                        new String(letter.headers().lastHeader("dlq_reason").value(), StandardCharsets.UTF_8)));
        return reasons;
    }
}
