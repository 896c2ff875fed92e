package dev.crossdock.platform;

import static dev.crossdock.platform.Forgotten.assertForgotten;
import static dev.crossdock.stack.testing.Platform.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossdock.stack.testing.Platform;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Erasure from the request to the certificate, also where it meets lag, rebuild and replay. */
class ErasureIT {

    private static final Duration SOON = Duration.ofMinutes(3);
    /** Enough to go on during the whole erasure; every later one reads them all. */
    private static final int MANY_LETTERS = 3_000;

    private static final String TOPIC = "customer-profile-events";
    private static final List<String> GROUPS = List.of("support-projection", "fulfillment", "billing", "analytics");

    private final Platform platform = Platform.running();

    @Test
    void a_customer_leaves_every_table_and_the_certificate_says_so() {
        String customer = aKnownCustomer();

        JsonNode certificate = complete(erase(customer, "?reason=asked+by+phone"));

        assertThat(certificate.get("customer").asString()).isEqualTo(customer);
        assertThat(certificate.get("revision").asLong()).isEqualTo(3);
        assertThat(certificate.get("stores"))
                .filteredOn(line -> line.get("kind").asString().equals("table")
                        && line.get("state").asString().equals("confirmed"))
                .extracting(line -> line.get("store").asString())
                .contains(
                        "support_projection.customer_profile",
                        "fulfillment.delivery_address",
                        "billing.invoice_identity",
                        "analytics.profile_change");
        assertThat(certificate.get("stores"))
                .filteredOn(line -> line.get("store").asString().equals("order-events"))
                .allSatisfy(line -> assertThat(line.get("expiresAt").asString()).isNotEmpty());
        assertForgotten(platform, customer);
        assertThat(platform.json("auditor", "/api/audit?action=erase&subject=" + customer)
                        .at("/items/0/reason")
                        .asString())
                .isEqualTo("asked by phone");
    }

    @Test
    void the_event_stands_before_the_tombstone() {
        String customer = aKnownCustomer();

        complete(erase(customer, ""));

        List<ConsumerRecord<String, byte[]>> records = records(TOPIC).stream()
                .filter(polled -> customer.equals(polled.key()))
                .toList();
        // Both may stand there twice: whoever finds the erasure open publishes, and so may two at once.
        ConsumerRecord<String, byte[]> event = records.stream()
                .filter(polled -> polled.value() != null)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        assertThat(new String(event.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                .isEqualTo("customer.erased");
        assertThat(records.get(records.size() - 1).value()).isNull();
    }

    @Test
    void erased_once_more_there_is_the_same_certificate() {
        String customer = aKnownCustomer();
        JsonNode first = complete(erase(customer, ""));

        HttpResponse<String> again = erase(customer, "");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(Platform.JSON.readTree(again.body())).isEqualTo(first);
    }

    @Test
    void two_quick_erasures_are_one() {
        String customer = aKnownCustomer();

        List<Long> ids = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> Platform.JSON
                        .readTree(erase(customer, "").body())
                        .get("id")
                        .asLong())
                .distinct()
                .toList();

        assertThat(ids).hasSize(1);
        assertThat(platform.json("auditor", "/api/audit?action=erase&subject=" + customer)
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void somebody_unknown_is_not_erased_unless_that_is_meant() {
        String customer = aCustomer();

        HttpResponse<String> refused = erase(customer, "");
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).contains("force=true");

        complete(erase(customer, "?force=true"));
        assertThat(platform.event(profile(customer, 9)).statusCode()).isEqualTo(202);
        drained();
        assertForgotten(platform, customer);
    }

    @Test
    void a_group_that_stands_still_keeps_the_certificate_open_until_it_has_caught_up() {
        String customer = aKnownCustomer();
        platform.post("operator", "/api/consumer-groups/billing/pause");
        try {
            HttpResponse<String> answer = erase(customer, "");

            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.headers().firstValue("Location").orElse("")).contains("/api/erasures/");
            assertThat(line(Platform.JSON.readTree(answer.body()), "billing.invoice_identity")
                            .get("check")
                            .asString())
                    .contains("to read up to the erasure");
        } finally {
            platform.post("operator", "/api/consumer-groups/billing/resume");
        }
        complete(erase(customer, ""));
        assertForgotten(platform, customer);
    }

    @Test
    void late_and_replayed_records_bring_nobody_back() {
        String customer = aKnownCustomer();
        List<ConsumerRecord<String, byte[]>> before = records(TOPIC).stream()
                .filter(polled -> customer.equals(polled.key()))
                .toList();
        complete(erase(customer, ""));

        assertThat(platform.event(profile(customer, 50)).statusCode()).isEqualTo(202);
        try (var producer = producer()) {
            before.forEach(old ->
                    producer.send(new ProducerRecord<>(TOPIC, null, null, old.key(), old.value(), old.headers())));
        }
        drained();

        assertForgotten(platform, customer);
    }

    @Test
    void an_erasure_in_the_middle_of_rebuilds_survives_their_swap() {
        List<String> customers =
                IntStream.range(0, 5).mapToObj(i -> aKnownCustomer()).toList();

        GROUPS.forEach(group -> platform.post("operator", "/api/consumer-groups/" + group + "/rebuild"));
        customers.forEach(customer -> erase(customer, ""));
        GROUPS.forEach(this::awaitRebuild);
        GROUPS.forEach(group -> platform.post("operator", "/api/consumer-groups/" + group + "/rebuild"));
        GROUPS.forEach(this::awaitRebuild);

        customers.forEach(customer -> complete(erase(customer, "")));
        drained();
        customers.forEach(customer -> assertForgotten(platform, customer));
    }

    @Test
    void their_dead_letters_go_and_those_of_others_stay_as_they_were() {
        String customer = aKnownCustomer();
        String other = aCustomer();
        // The broker refuses records without a key in a compacted topic; an empty one is as good as none.
        try (var producer = producer()) {
            producer.send(poison(customer, "no JSON"));
            producer.send(poison(other, "no JSON either"));
            producer.send(poison("", "{\"customerId\":\"" + customer + "\",\"revision\":1}"));
            producer.send(poison(other, "{\"customerId\":\"" + customer + "\",\"revision\":1}"));
            producer.send(poison("", "broken {" + customer + "}"));
            producer.send(poison("", "broken {" + customer + "x}"));
        }
        await().atMost(SOON).until(() -> letters("billing", customer, other).size() >= 6);
        Map<String, String> ofOthers = new TreeMap<>(letters("billing", customer, other));
        ofOthers.values().removeIf(letter -> isAbout(customer, letter));

        AtomicBoolean enough = new AtomicBoolean();
        List<String> meanwhile = new ArrayList<>();
        Thread neighbour = new Thread(() -> {
            try (var producer = producer()) {
                while (!enough.get() && meanwhile.size() < MANY_LETTERS) {
                    String key = other + "-" + meanwhile.size();
                    meanwhile.add(key);
                    producer.send(poison(key, "poison of " + other));
                    producer.flush();
                }
            }
        });
        neighbour.start();
        JsonNode certificate;
        try {
            certificate = complete(erase(customer, ""));
        } finally {
            enough.set(true);
        }
        await().atMost(SOON).until(() -> !neighbour.isAlive());
        drained();

        for (String group : GROUPS) {
            assertThat(letters(group, customer, other).values()).noneMatch(letter -> isAbout(customer, letter));
            assertThat(line(certificate, TOPIC + ".dlq." + group).get("check").asString())
                    .contains("letters");
        }
        Map<String, String> left = letters("billing", customer, other);
        assertThat(left).containsAllEntriesOf(ofOthers);
        assertThat(left.values().stream().filter(letter -> letter.contains("poison of")))
                .hasSize(meanwhile.size());
    }

    @Test
    void jobs_about_a_person_say_nothing_any_more_and_those_that_wait_are_given_up() {
        String customer = aKnownCustomer();
        String done = job(customer, "order-confirmation", "");
        String dead = job(customer, "no-such-template", "");
        String waiting = job(
                customer, "order-confirmation", Instant.now().plusSeconds(600).toString());
        String ofSomebodyElse = job(aCustomer(), "no-such-template", "");
        await().atMost(SOON)
                .until(() -> state(done).equals("done") && state(dead).equals("dead"));
        await().atMost(SOON).until(() -> state(ofSomebodyElse).equals("dead"));

        JsonNode certificate = complete(erase(customer, ""));

        assertThat(line(certificate, "work.job").get("state").asString()).isEqualTo("confirmed");
        assertThat(List.of(state(done), state(dead), state(waiting), state(ofSomebodyElse)))
                .containsExactly("done", "erased", "erased", "dead");
        assertThat(platform.rows("select body::text from work.job where customer_id = '" + customer + "'"))
                .hasSize(3)
                .containsOnly(List.of("{}"));
        assertThat(platform.get("operator", "/api/work/dead/" + dead).statusCode())
                .isEqualTo(404);
        assertThat(platform.get("operator", "/api/work/dead/" + ofSomebodyElse).body())
                .contains("no-such-template");
    }

    private String job(String customer, String template, String notBefore) {
        ObjectNode job = Platform.JSON
                .createObjectNode()
                .put("customerId", customer)
                .put("to", customer + "@example.org")
                .put("template", template);
        job.putObject("model")
                .put("name", "Ada")
                .put("orderId", "o-1")
                .put("currency", "EUR")
                .put("total", "1.00")
                .putArray("lines");
        if (!notBefore.isEmpty()) {
            job.put("notBefore", notBefore);
        }
        HttpResponse<String> answer = platform.sendJson("POST", "producer", "/api/work/email", job);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Platform.JSON.readTree(answer.body()).get("id").asString();
    }

    private String state(String job) {
        return platform.json("producer", "/api/work/" + job).get("state").asString();
    }

    private static boolean isAbout(String customer, String letter) {
        return letter.startsWith(customer + " ") || letter.matches("(?s).*\\b" + customer + "\\b.*");
    }

    /** The letters in which one of the customers occurs, as key and value, by the place they were read first. */
    private Map<String, String> letters(String group, String... customers) {
        Map<String, String> letters = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> letter : records(TOPIC + ".dlq." + group)) {
            String text = letter.key() + " "
                    + (letter.value() == null ? "" : new String(letter.value(), StandardCharsets.UTF_8));
            if (List.of(customers).stream().anyMatch(text::contains)) {
                letters.put(header(letter, "dlq_partition") + "/" + header(letter, "dlq_offset"), text);
            }
        }
        return letters;
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static ProducerRecord<String, byte[]> poison(String key, String value) {
        return new ProducerRecord<>(TOPIC, 0, key, value.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> erase(String customer, String query) {
        return platform.delete("operator", "/api/customers/" + customer + query);
    }

    /** Waits until the certificate of an answer is complete. */
    private JsonNode complete(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202);
        String path = "/api/erasures/"
                + Platform.JSON.readTree(answer.body()).get("id").asLong();
        await().atMost(SOON)
                .until(() ->
                        platform.json("auditor", path).get("state").asString().equals("complete"));
        return platform.json("operator", path);
    }

    private static JsonNode line(JsonNode certificate, String store) {
        return certificate
                .get("stores")
                .valueStream()
                .filter(line -> line.get("store").asString().equals(store))
                .findFirst()
                .orElseThrow(() -> new AssertionError(store + " is not in " + certificate));
    }

    private void awaitRebuild(String group) {
        String path = "/api/consumer-groups/" + group + "/rebuilds";
        await().atMost(SOON)
                .until(() -> !platform.json("operator", path)
                        .at("/items/0/state")
                        .asString()
                        .equals("RUNNING"));
        assertThat(platform.json("operator", path).at("/items/0/state").asString())
                .isEqualTo("SUCCEEDED");
    }

    private void drained() {
        GROUPS.forEach(group -> await().atMost(SOON)
                .until(() -> platform.json("operator", "/api/consumer-groups/" + group)
                                .get("lag")
                                .asLong()
                        == 0));
    }

    /** A customer of two revisions that every group has applied. */
    private String aKnownCustomer() {
        String customer = aCustomer();
        IntStream.rangeClosed(1, 2)
                .forEach(revision -> assertThat(
                                platform.event(profile(customer, revision)).statusCode())
                        .isEqualTo(202));
        drained();
        return customer;
    }

    private static String aCustomer() {
        return "c" + UUID.randomUUID().toString().replace("-", "");
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap()), new StringSerializer(), new ByteArraySerializer());
    }

    private List<ConsumerRecord<String, byte[]>> records(String topic) {
        return TopicContent.of(bootstrap(), topic);
    }

    private String bootstrap() {
        return platform.stack.applicationSettings().get("crossdock.kafka.bootstrap");
    }
}
