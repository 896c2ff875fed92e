package dev.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossdock.activity.store.ActivityDocument;
import dev.crossdock.activity.store.ActivityIndex;
import dev.crossdock.activity.store.ActivityRow;
import dev.crossdock.activity.store.SearchEngine;
import dev.crossdock.activity.value.EventKey;
import dev.crossdock.stack.testing.Platform;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The group search-index, from the events to what is found by words, with faults. */
class SearchIndexIT {

    /** Deadlines, not expectations: long enough for a machine that is busy with other things. */
    private static final Duration SOON = Duration.ofMinutes(2);

    private static final String GROUP = "search-index";
    private static final String TABLE = "support-projection";
    private static final String SOURCE = "/search-test";

    /** What only the index refuses: it stays a difference. */
    private static final String REFUSED = "refused";

    private final Platform platform = Platform.running();
    private final SearchEngine engine =
            new SearchEngine(platform.stack.applicationSettings().get("crossdock.opensearch.url"));
    private final String customer = "c" + UUID.randomUUID().toString().replace("-", "");

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void a_phrase_is_found_in_category_and_text_and_nowhere_else() {
        tell("one", "late delivery", "The lamp arrived broken, s'il vous plaît help.");
        tell("two", "damaged goods", "A broken lamp arrived late: delivery by truck.");
        tell("three", "praise", "All fine.");
        awaitIndexed();

        assertThat(found("text=lamp arrived broken")).containsExactly("one");
        assertThat(found("text=ARRIVED Broken")).containsExactly("one");
        assertThat(found("text=s'il vous plait")).containsExactly("one");
        assertThat(found("text=late delivery")).containsExactlyInAnyOrder("one", "two");
        assertThat(found("category=delivery")).containsExactly("one");
        assertThat(found("category=Late Delivery&text=arrived broken")).containsExactly("one");
        assertThat(found("category=delivery late")).isEmpty();
        assertThat(found("text=arrived lamp")).isEmpty();
        assertThat(found("text=lam")).isEmpty();
    }

    @Test
    void a_phrase_is_combined_with_every_other_filter() {
        tell("talk", "refund request", "Two payments of mine were refused");
        reject("small", "5.00", "card refused by the bank");
        reject("large", "50.00", "card refused by the bank");
        awaitIndexed();

        assertThat(found("text=refused by the bank&minAmount=10")).containsExactly("large");
        assertThat(found("text=refused by the bank&maxAmount=10&currency=GBP")).containsExactly("small");
        assertThat(found("text=refused by the bank&currency=EUR")).isEmpty();
        assertThat(found("text=refused by the bank&sort=-amount")).containsExactly("large", "small");
        assertThat(found("text=refused by the bank&from=2027-01-01T00:00:00Z")).isEmpty();
        assertThat(idsOf(
                        platform.json("support-agent", "/api/activity?text=refused%20by%20the%20bank&customer=nobody")))
                .isEmpty();
    }

    @Test
    void pages_go_on_where_they_ended_while_new_events_arrive() {
        IntStream.range(0, 5).forEach(i -> tell("page-" + i, "praise", "a very fine candle"));
        awaitIndexed();

        JsonNode first = search("text=very fine candle&limit=2");
        tell("page-new", "praise", "a very fine candle");
        awaitIndexed();
        JsonNode second = search(
                "text=very fine candle&limit=2&after=" + first.get("next").asString());
        JsonNode third = search(
                "text=very fine candle&limit=2&after=" + second.get("next").asString());

        List<String> seen = new ArrayList<>(idsOf(first));
        seen.addAll(idsOf(second));
        seen.addAll(idsOf(third));
        assertThat(seen).doesNotHaveDuplicates().contains("page-0", "page-1", "page-2", "page-3", "page-4");
        assertThat(first.at("/total/value").asLong()).isEqualTo(5);
        assertThat(first.at("/total/relation").asString()).isEqualTo("exact");
    }

    @Test
    void what_is_told_twice_is_there_once_and_index_and_table_agree() {
        ProducerRecord<String, byte[]> event = kafkaRecord("twice", interaction("praise", "told twice"));
        publish(List.of(event, event, event));
        awaitIndexed();

        assertThat(found("text=told twice")).containsExactly("twice");
        assertAgreement();
    }

    @Test
    void a_record_that_only_the_index_refuses_is_a_dead_letter_of_the_index_only() {
        awaitIndexed();
        long ofTheIndex = deadLetters(GROUP);
        long ofTheTable = deadLetters(TABLE);
        whileTheEngineRefuses(() -> {
            ObjectNode payment = payment("card refused by the bank", "1.00");
            publish(List.of(new ProducerRecord<>(
                    "payment-events", null, customer, bytes(payment), headers("payment.rejected", REFUSED))));
            awaitIndexed();
        });
        publish(List.of(
                kafkaRecord("before", interaction("praise", "a neighbour")),
                new ProducerRecord<>("support-events", customer, "no JSON".getBytes(StandardCharsets.UTF_8)),
                kafkaRecord("after", interaction("praise", "a neighbour"))));
        awaitIndexed();

        assertThat(found("text=a neighbour")).containsExactlyInAnyOrder("before", "after");
        assertThat(deadLetters(GROUP) - ofTheIndex).isEqualTo(2);
        assertThat(deadLetters(TABLE) - ofTheTable).isEqualTo(1);
        // The row that the index cannot take is the one difference; whoever erases the customer removes it.
        assertThat(agreement().at("/differences/0/kind").asString()).isEqualTo("MISSING_IN_INDEX");
        erase();
        awaitIndexed();
        assertAgreement();
    }

    @Test
    void while_the_engine_is_away_the_table_goes_on_and_the_index_catches_up_later() {
        long deadLetters = deadLetters(GROUP);
        platform.stack.kill("opensearch");
        try {
            IntStream.range(0, 300).forEach(i -> tell("away-" + i, "praise", "written while it was away"));
            await().atMost(SOON).until(() -> lag(TABLE) == 0);

            assertThat(timeline()).hasSize(300);
            HttpResponse<String> words = platform.get("support-agent", "/api/activity?text=away");
            assertThat(words.statusCode()).isEqualTo(503);
            assertThat(words.body()).contains("text-search-unavailable");
            await().atMost(SOON).until(() -> lag(GROUP) > 0);
            await().atMost(SOON)
                    .until(() -> group(GROUP).path("lastError").asString("").contains("OpenSearch"));
            assertThat(platform.post("operator", "/api/activity/agreement").statusCode())
                    .isEqualTo(503);
        } finally {
            platform.start();
        }
        awaitIndexed();

        assertThat(search("text=written while it was away").at("/total/value").asLong())
                .isEqualTo(300);
        assertThat(deadLetters(GROUP)).isEqualTo(deadLetters);
        assertAgreement();
    }

    @Test
    void who_was_erased_is_not_found_again_however_late_they_are_told_of() {
        tell("early", "praise", "remember me please");
        awaitIndexed();
        assertThat(found("text=remember me please")).containsExactly("early");

        erase();
        tell("late", "praise", "remember me please");
        awaitIndexed();

        assertThat(found("text=remember me please")).isEmpty();
        ActivityIndex index = ActivityIndex.serving(engine).orElseThrow();
        assertThat(index.count(List.of(customer))).isZero();
        assertThat(rebuild().get("equal").asBoolean()).isTrue();
        assertThat(ActivityIndex.serving(engine).orElseThrow()).isNotEqualTo(index);
        assertThat(ActivityIndex.serving(engine).orElseThrow().count(List.of(customer)))
                .isZero();
    }

    @Test
    void what_somebody_did_to_the_index_is_named_and_a_rebuild_mends_it() {
        IntStream.range(0, 3).forEach(i -> tell("mend-" + i, "praise", "mend me"));
        awaitIndexed();
        ActivityIndex index = ActivityIndex.serving(engine).orElseThrow();
        index.write(List.of(), List.of(document("mend-0")));
        var change = Platform.JSON.createObjectNode();
        change.putObject("doc").put("text", "changed");
        engine.send("POST", "/" + index.name() + "/_update/" + document("mend-1"), change);

        JsonNode agreement = agreement();

        assertThat(agreement.get("agree").asBoolean()).as(agreement.toString()).isFalse();
        assertThat(differences(agreement))
                .containsExactlyInAnyOrder("MISSING_IN_INDEX mend-0", "CONTENT_DIFFERS mend-1");
        assertThat(rebuild().get("equal").asBoolean()).isFalse();
        assertAgreement();
    }

    @Test
    void an_index_that_somebody_removed_is_rebuilt_from_the_topics() {
        tell("lost-1", "praise", "not lost for ever");
        awaitIndexed();
        ActivityIndex.serving(engine).orElseThrow().drop();
        tell("lost-2", "praise", "not lost for ever");
        awaitIndexed();

        assertThat(agreement().get("agree").asBoolean()).isFalse();
        rebuild();

        assertThat(found("text=not lost for ever")).containsExactlyInAnyOrder("lost-1", "lost-2");
        assertAgreement();
    }

    @Test
    void a_rebuild_under_load_changes_nothing_and_leaves_one_index() throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        Thread load = new Thread(() -> {
            for (int i = 0; !enough.get(); i++) {
                tell("load-" + i, "praise", "under load");
            }
        });
        load.start();
        JsonNode report;
        try {
            await().atMost(SOON).until(() -> !found("text=under load").isEmpty());
            report = rebuild();
        } finally {
            enough.set(true);
            load.join(SOON.toMillis());
        }
        awaitIndexed();

        assertThat(report.get("equal").asBoolean()).as(report.toString()).isTrue();
        assertAgreement();
        assertThat(engine.send("GET", "/crossdock-activity-*/_alias", null).propertyNames())
                .containsExactly(ActivityIndex.serving(engine).orElseThrow().name());
    }

    private JsonNode rebuild() {
        HttpResponse<String> accepted = platform.post("operator", "/api/consumer-groups/" + GROUP + "/rebuild");
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String path = "/api/consumer-groups/" + GROUP + "/rebuilds/"
                + Platform.JSON.readTree(accepted.body()).get("id").asLong();
        await().atMost(SOON)
                .until(() ->
                        !platform.json("operator", path).get("state").asString().equals("RUNNING"));
        await().atMost(SOON).until(() -> group(GROUP).get("state").asString().equals("RUNNING"));
        JsonNode report = platform.json("operator", path);
        assertThat(report.get("state").asString()).as(report.toString()).isEqualTo("SUCCEEDED");
        return report;
    }

    private JsonNode agreement() {
        HttpResponse<String> answer = platform.post("operator", "/api/activity/agreement");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Platform.JSON.readTree(answer.body());
    }

    private void assertAgreement() {
        JsonNode agreement = agreement();
        assertThat(differences(agreement)).isEmpty();
        assertThat(agreement.get("moreDiffer").asBoolean()).isFalse();
    }

    /** Without those that are among the dead letters of the index. */
    private static Stream<String> differences(JsonNode agreement) {
        return agreement
                .get("differences")
                .valueStream()
                .filter(difference -> !difference.get("id").asString().equals(REFUSED))
                .map(difference -> difference.get("kind").asString() + " "
                        + difference.get("id").asString());
    }

    /** With a pipeline that does not exist, the engine takes no document, and says that it never will. */
    private void whileTheEngineRefuses(Runnable what) {
        String settings = "/" + ActivityIndex.serving(engine).orElseThrow().name() + "/_settings";
        engine.send("PUT", settings, Platform.JSON.createObjectNode().put("index.default_pipeline", "missing"));
        try {
            what.run();
        } finally {
            engine.send("PUT", settings, Platform.JSON.createObjectNode().putNull("index.default_pipeline"));
        }
    }

    private void awaitIndexed() {
        await().atMost(SOON).ignoreExceptions().until(() -> lag(TABLE) == 0 && lag(GROUP) == 0);
        ActivityIndex.serving(engine).ifPresent(ActivityIndex::refresh);
    }

    private long deadLetters(String group) {
        return group(group).get("deadLettered").asLong();
    }

    private JsonNode group(String name) {
        return platform.json("operator", "/api/consumer-groups/" + name);
    }

    private long lag(String group) {
        return group(group).get("lag").asLong();
    }

    private List<String> timeline() {
        return idsOf(platform.json("support-agent", "/api/customers/" + customer + "/timeline?limit=500"));
    }

    private List<String> found(String query) {
        return idsOf(search(query));
    }

    private JsonNode search(String query) {
        StringBuilder path = new StringBuilder("/api/activity?customer=" + customer);
        for (String parameter : query.split("&")) {
            String[] pair = parameter.split("=", 2);
            path.append('&').append(pair[0]).append('=').append(URLEncoder.encode(pair[1], StandardCharsets.UTF_8));
        }
        return platform.json("support-agent", path.toString());
    }

    private static List<String> idsOf(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    private void tell(String id, String category, String text) {
        send(id, "support.interaction-recorded", interaction(category, text));
    }

    private void reject(String id, String amount, String reason) {
        send(id, "payment.rejected", payment(reason, amount));
    }

    private void erase() {
        send(
                "erase-" + customer,
                "customer.erased",
                Platform.JSON.createObjectNode().put("customerId", customer).put("revision", 1));
    }

    /** Ids of events are the customer's own, so that tests do not meet each other's. */
    private void send(String id, String type, ObjectNode data) {
        ObjectNode event = Platform.JSON
                .createObjectNode()
                .put("specversion", "1.0")
                .put("type", type)
                .put("source", SOURCE + "/" + customer)
                .put("id", id)
                .put("time", Instant.now().toString())
                .put("datacontenttype", "application/json");
        event.set("data", data);
        HttpResponse<String> answer = platform.event(event);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private String document(String id) {
        return new ActivityDocument(new ActivityRow(
                        new EventKey(SOURCE + "/" + customer, id),
                        customer,
                        "support.interaction-recorded",
                        Instant.EPOCH,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "support-events",
                        0,
                        0,
                        "{}"))
                .id();
    }

    private ObjectNode interaction(String category, String text) {
        return Platform.JSON
                .createObjectNode()
                .put("interactionId", "i-1")
                .put("conversationId", "v-1")
                .put("customerId", customer)
                .put("channel", "email")
                .put("direction", "inbound")
                .put("category", category)
                .put("text", text)
                .put("status", "open")
                .put("occurredAt", "2026-03-01T12:00:00Z");
    }

    private ObjectNode payment(String reason, String amount) {
        ObjectNode data = Platform.JSON
                .createObjectNode()
                .put("paymentId", "p-1")
                .put("customerId", customer)
                .put("orderId", "o-1")
                .put("method", "card")
                .put("reason", reason)
                .put("rejectedAt", "2026-03-01T12:00:00Z");
        data.putObject("amount").put("amount", amount).put("currency", "GBP");
        return data;
    }

    private ProducerRecord<String, byte[]> kafkaRecord(String id, ObjectNode data) {
        return new ProducerRecord<>(
                "support-events", null, customer, bytes(data), headers("support.interaction-recorded", id));
    }

    private List<Header> headers(String type, String id) {
        return Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_source",
                        SOURCE + "/" + customer,
                        "ce_type",
                        type,
                        "ce_time",
                        "2026-03-01T12:00:00Z",
                        "content-type",
                        "application/json")
                .entrySet()
                .stream()
                .<Header>map(header ->
                        new RecordHeader(header.getKey(), header.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static byte[] bytes(JsonNode data) {
        return Platform.JSON.writeValueAsBytes(data);
    }

    private void publish(List<ProducerRecord<String, byte[]>> records) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", platform.stack.applicationSettings().get("crossdock.kafka.bootstrap"));
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            records.forEach(producer::send);
        }
    }
}
