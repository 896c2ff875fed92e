package dev.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossdock.stack.testing.Platform;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Fault row 14: what a group could not process is found, corrected and redriven, and the tables are as they should be. */
class DeadLettersIT {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String TOPIC = "customer-profile-events";
    private static final String GROUP = "support-projection";
    private static final String LETTERS = "/api/consumer-groups/" + GROUP + "/dead-letters";

    /** The largest record that the topic takes with a key of 33 characters. */
    private static final int ALMOST_TOO_LARGE = 1_048_400;

    private final Platform platform = Platform.running();

    @Test
    void a_corrected_record_takes_effect_in_its_group_alone_and_survives_a_rebuild() {
        String before = aCustomer();
        String poisoned = aCustomer();
        String after = aCustomer();
        send(before, profile(before, 1, "Ann"));
        send(poisoned, "{\"customerId\":\"" + poisoned + "\",\"revision\":\"one\"}");
        send(after, profile(after, 1, "Bea"));
        JsonNode letter = awaitLetter(GROUP, poisoned);
        String id = letter.get("id").asString();
        long redriven = group().get("redriven").asLong();

        assertThat(letter.get("topic").asString()).isEqualTo(TOPIC);
        assertThat(letter.get("offset").asLong()).isNotNegative();
        assertThat(letter.get("reason").asString()).contains("revision");
        assertThat(letter.get("value").asString()).contains("••••").doesNotContain("one");
        assertThat(correct(GROUP, id, "{}").statusCode()).isEqualTo(400);
        assertThat(correct(GROUP, id, profile(poisoned, 1, "Zoe")).statusCode()).isEqualTo(200);
        assertThat(redrive(GROUP, id)).isEqualTo("1 settled, 0 still dead");

        assertThat(nameOf(poisoned)).isEqualTo("Zoe");
        assertThat(nameOf(before)).isEqualTo("Ann");
        assertThat(nameOf(after)).isEqualTo("Bea");
        assertThat(letter(GROUP, poisoned)).isEmpty();
        assertThat(platform.post("operator", LETTERS + "/" + id + "/redrive").statusCode())
                .isEqualTo(404);
        assertThat(group().get("redriven").asLong()).isEqualTo(redriven + 1);
        assertThat(platform.rows("select 1 from billing.invoice_identity where customer_id = '" + poisoned + "'"))
                .isEmpty();
        assertThat(platform.get("auditor", "/api/audit?subject=" + GROUP).body())
                .contains("dead-letter-edit", "dead-letter-redrive");
        rebuild(GROUP);
        assertThat(nameOf(poisoned)).isEqualTo("Zoe");
    }

    @Test
    void what_a_letter_says_is_shown_to_who_says_why_and_the_audit_log_keeps_that() {
        String customer = aCustomer();
        send(customer, "a secret that is no JSON");
        String id = awaitLetter(GROUP, customer).get("id").asString();

        HttpResponse<String> refused = platform.post("operator", LETTERS + "/" + id + "/unmask?reason=x");
        HttpResponse<String> shown =
                platform.post("operator", LETTERS + "/" + id + "/unmask?reason=" + encoded("customer asks"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(shown.body()).contains("a secret that is no JSON");
        assertThat(platform.get("operator", LETTERS + "/" + id).body()).doesNotContain("secret");
        assertThat(platform.json("auditor", "/api/audit?action=unmask&subject=" + customer)
                        .at("/items/0/reason")
                        .asString())
                .isEqualTo("customer asks");
    }

    @Test
    void a_corrected_record_that_is_no_longer_news_is_settled_without_effect() {
        String customer = aCustomer();
        send(customer, "no JSON");
        send(customer, profile(customer, 2, "New"));
        String id = awaitLetter(GROUP, customer).get("id").asString();
        await().atMost(SOON).until(() -> nameOf(customer).equals("New"));

        correct(GROUP, id, profile(customer, 1, "Old"));

        assertThat(redrive(GROUP, id)).isEqualTo("1 settled, 0 still dead");
        assertThat(nameOf(customer)).isEqualTo("New");
    }

    @Test
    void once_the_database_is_put_right_redriving_all_brings_what_it_had_refused() {
        String refused = aCustomer();
        String hopeless = aCustomer();
        platform.rows(
                "alter table support_projection.customer_profile add constraint no_zed check (given_name <> 'Zed')");
        try {
            send(refused, profile(refused, 1, "Zed"));
            send(hopeless, "no JSON");
            String id = awaitLetter(GROUP, refused).get("id").asString();
            awaitLetter(GROUP, hopeless);

            assertThat(redrive(GROUP, id)).isEqualTo("0 settled, 1 still dead");
            assertThat(awaitLetter(GROUP, refused).get("reason").asString()).contains("no_zed");
        } finally {
            platform.rows("alter table support_projection.customer_profile drop constraint no_zed");
        }

        redriveAll();

        assertThat(nameOf(refused)).isEqualTo("Zed");
        assertThat(letter(GROUP, refused)).isEmpty();
        assertThat(letter(GROUP, hopeless)).isPresent();
        rebuild(GROUP);
        assertThat(nameOf(refused)).isEqualTo("Zed");
    }

    @Test
    void the_largest_record_that_kafka_takes_becomes_a_letter_too_and_blocks_nobody() {
        String large = aCustomer();
        String after = aCustomer();
        send(large, "x".repeat(ALMOST_TOO_LARGE));
        send(after, profile(after, 1, "Bea"));

        await().atMost(SOON).until(() -> nameOf(after).equals("Bea"));
        JsonNode letter = awaitLetter(GROUP, large);
        assertThat(letter.get("bytes").asLong()).isEqualTo(ALMOST_TOO_LARGE);
        correct(GROUP, letter.get("id").asString(), profile(large, 1, "Max"));

        assertThat(redrive(GROUP, letter.get("id").asString())).isEqualTo("1 settled, 0 still dead");
        assertThat(nameOf(large)).isEqualTo("Max");
    }

    @Test
    void the_history_keeps_a_corrected_revision_where_it_was() {
        String group = "analytics";
        String customer = aCustomer();
        send(customer, profile(customer, 1, "One"));
        send(customer, "{\"customerId\":\"" + customer + "\",\"revision\":\"two\"}");
        String id = awaitLetter(group, customer).get("id").asString();
        correct(group, id, profile(customer, 2, "Two"));
        assertThat(redrive(group, id)).isEqualTo("1 settled, 0 still dead");
        send(customer, profile(customer, 3, "Three"));
        await().atMost(SOON).until(() -> revisions(customer).contains("3"));

        rebuild(group);

        assertThat(revisions(customer)).containsExactly("1", "2", "3");
    }

    private List<String> revisions(String customer) {
        return platform
                .rows("select revision from analytics.profile_change where customer_id = '" + customer
                        + "' order by revision")
                .stream()
                .map(row -> row.get(0))
                .toList();
    }

    @Test
    void a_group_that_is_to_stand_still_takes_nothing() {
        String customer = aCustomer();
        send(customer, "no JSON");
        String id = awaitLetter(GROUP, customer).get("id").asString();
        platform.post("operator", "/api/consumer-groups/" + GROUP + "/pause");
        try {
            HttpResponse<String> answer = platform.post("operator", LETTERS + "/" + id + "/redrive");

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("group-paused");
        } finally {
            platform.post("operator", "/api/consumer-groups/" + GROUP + "/resume");
        }
    }

    @Test
    void an_erasure_takes_the_corrections_about_a_person_with_it() {
        String customer = aCustomer();
        send(customer, "no JSON");
        correct(GROUP, awaitLetter(GROUP, customer).get("id").asString(), profile(customer, 1, "Gone"));

        platform.delete("operator", "/api/customers/" + customer + "?force=true");

        await().atMost(SOON)
                .until(() -> platform.rows(
                                "select 1 from projection.dead_letter_redrive where record_key = '" + customer + "'")
                        .isEmpty());
        await().atMost(SOON).until(() -> letter(GROUP, customer).isEmpty());
    }

    private void rebuild(String group) {
        HttpResponse<String> accepted = platform.post("operator", "/api/consumer-groups/" + group + "/rebuild");
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String path = "/api/consumer-groups/" + group + "/rebuilds/"
                + Platform.JSON.readTree(accepted.body()).get("id").asLong();
        await().atMost(SOON)
                .until(() ->
                        !platform.json("operator", path).get("state").asString().equals("RUNNING"));
        JsonNode report = platform.json("operator", path);
        assertThat(report.get("state").asString()).as(report.toString()).isEqualTo("SUCCEEDED");
        assertThat(report.get("equal").asBoolean()).as(report.toString()).isTrue();
    }

    private HttpResponse<String> correct(String group, String id, String value) {
        return platform.sendJson("PUT", "operator", letters(group) + "/" + id + "/value", value);
    }

    private String redrive(String group, String id) {
        HttpResponse<String> answer = platform.post("operator", letters(group) + "/" + id + "/redrive");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode done = Platform.JSON.readTree(answer.body());
        return done.get("settled").asLong() + " settled, "
                + done.get("stillDead").asLong() + " still dead";
    }

    private void redriveAll() {
        String query = "";
        do {
            HttpResponse<String> answer = platform.post("operator", LETTERS + "/redrive" + query);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            String next = Platform.JSON.readTree(answer.body()).path("next").asString("");
            query = next.isEmpty() ? "" : "?after=" + encoded(next);
        } while (!query.isEmpty());
    }

    private JsonNode awaitLetter(String group, String key) {
        return await().atMost(SOON)
                .until(() -> letter(group, key), Optional::isPresent)
                .orElseThrow();
    }

    /** The letter with this key, looked for on all pages. */
    private Optional<JsonNode> letter(String group, String key) {
        List<JsonNode> found = new ArrayList<>();
        String query = "?limit=100";
        do {
            JsonNode page = platform.json("operator", letters(group) + query);
            page.get("items").forEach(letter -> {
                if (letter.path("key").asString("").equals(key)) {
                    found.add(letter);
                }
            });
            String next = page.path("next").asString("");
            query = next.isEmpty() ? "" : "?limit=100&after=" + encoded(next);
        } while (!query.isEmpty());
        return found.stream().findFirst();
    }

    private static String letters(String group) {
        return "/api/consumer-groups/" + group + "/dead-letters";
    }

    private JsonNode group() {
        return platform.json("operator", "/api/consumer-groups/" + GROUP);
    }

    private String nameOf(String customer) {
        HttpResponse<String> answer = platform.get("support-agent", "/api/customers/" + customer);
        return answer.statusCode() == 200
                ? Platform.JSON.readTree(answer.body()).get("givenName").asString()
                : "";
    }

    private void send(String key, String value) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                platform.stack.applicationSettings().get("crossdock.kafka.bootstrap"),
                "max.request.size",
                4 << 20);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, 0, key, value.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static String profile(String customer, long revision, String name) {
        return "{\"customerId\":\"" + customer + "\",\"revision\":" + revision + ",\"givenName\":\"" + name + "\"}";
    }

    private static String aCustomer() {
        return "c" + UUID.randomUUID().toString().replace("-", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
