package dev.crossdock.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossdock.activity.SupportChange.Anonymous;
import dev.crossdock.activity.SupportChange.CustomerChanged;
import dev.crossdock.activity.SupportChange.Happened;
import dev.crossdock.activity.store.ActivityRow;
import dev.crossdock.customer.CustomerChange.Erased;
import dev.crossdock.event.UnreadableEventException;
import dev.crossdock.event.value.EventId;
import dev.crossdock.value.CustomerId;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ActivityRecordsTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @CsvSource({
        "order-events, order.placed, 15.30, placed, o-5001, 2026-01-15T09:29:58Z",
        "order-events, order.status-changed, 2.55, returned, o-5001, 2026-01-20T10:00:00Z",
        "payment-events, payment.succeeded, 15.30, card, o-5001, 2026-01-15T09:30:05Z",
        "payment-events, payment.rejected, , rejected, , ",
        "support-events, support.interaction-recorded, , late delivery, o-5001, 2026-01-18T10:04:30Z",
        "browsing-events, browsing.product-viewed, 2.55, lighting, , 2026-01-15T09:11:59Z",
        "browsing-events, browsing.cart-changed, 15.30, lighting, , 2026-01-15T09:13:58Z"
    })
    void the_example_of_each_type_is_activity(
            String topic, String type, BigDecimal amount, String category, String order, Instant occurredAt)
            throws Exception {
        JsonNode example = example(type);

        ActivityRow row = row(decoded(topic, "c-1001", example));

        assertThat(row.key)
                .isEqualTo(new EventId(
                        example.get("source").stringValue(), example.get("id").stringValue()));
        assertThat(row.customerId).isEqualTo("c-1001");
        assertThat(row.category).isEqualTo(category);
        if (amount != null) {
            assertThat(row.amount).isEqualByComparingTo(amount);
        }
        if (order != null) {
            assertThat(row.orderId).isEqualTo(order);
        }
        if (occurredAt != null) {
            assertThat(row.occurredAt).isEqualTo(occurredAt);
        }
        assertThat(JSON.readTree(row.data)).isEqualTo(example.get("data"));
    }

    @Test
    void an_order_is_found_by_what_its_lines_say() throws Exception {
        assertThat(row(decoded("order-events", "c-1001", example("order.placed"))).text)
                .isEqualTo("White hanging heart light holder");
    }

    @Test
    void a_conversation_is_found_by_its_subject_and_its_text() throws Exception {
        assertThat(row(decoded("support-events", "c-1001", example("support.interaction-recorded"))).text)
                .startsWith("Where is my order?\n")
                .contains("call back");
    }

    @Test
    void a_return_without_lines_has_no_amount_of_its_own() throws Exception {
        ObjectNode event = example("order.status-changed");
        ((ObjectNode) event.get("data")).remove("lines");

        assertThat(row(decoded("order-events", "c-1001", event)).amount).isNull();
    }

    @Test
    void a_visitor_nobody_knows_makes_no_activity() throws Exception {
        ObjectNode event = example("browsing.product-viewed");
        ((ObjectNode) event.get("data")).remove("customerId");

        assertThat(decoded("browsing-events", "s-8001", event)).isInstanceOf(Anonymous.class);
    }

    @Test
    void a_tombstone_forgets_the_customer() throws Exception {
        SupportChange change =
                ActivityRecords.decode(polled("customer-profile-events", "c-1", null, new RecordHeaders()));

        assertThat(change).isEqualTo(new CustomerChanged(new Erased(new CustomerId("c-1"), 0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/data/customerId; ; /customerId is missing",
                "/data/customerId; \"c-2\"; differs from the record's key",
                "/data/placedAt; \"yesterday\"; /placedAt is not an RFC 3339 timestamp",
                "/data/total/amount; \"1e9\"; /total/amount is not a decimal",
                "/data/total/amount; 15.3; /total/amount is not a string",
                "/data/total/currency; \"euro\"; /total/currency is not an ISO 4217 currency",
                "/data/customerId; 7; /customerId is not a string",
                "/data/placedAt; \"+999999999-01-01T00:00:00Z\"; /placedAt is not an RFC 3339 timestamp",
                "/data/total; ; /total is missing",
                "/data/total; 7; /total is not an object",
                "/data/orderId; \"\"; /orderId is missing",
                "/data/shipToCountry; \"F\\u0000\"; NUL",
                "/data/more; {\"like\": \"\\u0000\"}; NUL",
                "/data/lines; {}; /lines is not an array",
                "/data/lines; [null]; /lines/0",
                "/data/lines/0/quantity; -1; /lines/0/quantity is not a whole number",
                "/data/email; \"a@example.org\"; /email looks like personal data",
                "/id; ; header ce_id is missing",
                "/source; ; header ce_source is missing",
                "/type; \"order.eaten\"; order.eaten",
                "/type; \"payment.succeeded\"; which order-events does not carry"
            })
    void what_cannot_be_right_is_poison_with_the_place(String pointer, @Nullable String value, String reason)
            throws Exception {
        ObjectNode event = example("order.placed");
        change(event, pointer, value);

        assertThatThrownBy(() -> decoded("order-events", "c-1001", event))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void a_name_too_long_for_an_index_is_poison() throws Exception {
        ObjectNode event = example("order.placed");
        event.put("id", "e".repeat(257));

        assertThatThrownBy(() -> decoded("order-events", "c-1001", event))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("header ce_id is empty, is longer than 256");
    }

    @Test
    void a_customer_whom_no_erasure_would_find_is_poison() throws Exception {
        ObjectNode event = example("order.placed");
        change(event, "/data/customerId", '"' + "c".repeat(65) + '"');

        assertThatThrownBy(() -> decoded("order-events", "c".repeat(65), event))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("/customerId is longer than 64");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "null; the value is not a JSON object",
                "[]; the value is not a JSON object",
                "{; the value is not JSON",
                "not json; the value is not JSON"
            })
    void what_is_no_object_is_poison(String value, String reason) throws Exception {
        RecordHeaders headers = headers(example("order.placed"));

        assertThatThrownBy(() -> ActivityRecords.decode(
                        polled("order-events", "c-1001", value.getBytes(StandardCharsets.UTF_8), headers)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void a_field_that_a_newer_producer_has_added_is_no_fault() throws Exception {
        ObjectNode event = example("order.placed");
        change(event, "/data/giftWrap", "true");

        assertThat(decoded("order-events", "c-1001", event)).isInstanceOf(Happened.class);
    }

    private static ActivityRow row(SupportChange change) {
        return ((Happened) change).activity();
    }

    private static void change(ObjectNode event, String pointer, @Nullable String value) {
        int cut = pointer.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) event.at(pointer.substring(0, cut));
        if (value == null) {
            parent.remove(pointer.substring(cut + 1));
        } else {
            parent.set(pointer.substring(cut + 1), JSON.readTree(value));
        }
    }

    private static SupportChange decoded(String topic, String key, JsonNode event) throws UnreadableEventException {
        return ActivityRecords.decode(polled(topic, key, JSON.writeValueAsBytes(event.get("data")), headers(event)));
    }

    private static RecordHeaders headers(JsonNode event) {
        RecordHeaders headers = new RecordHeaders();
        for (String name : new String[] {"id", "source", "type"}) {
            if (event.has(name)) {
                headers.add("ce_" + name, event.get(name).stringValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return headers;
    }

    private static ConsumerRecord<String, byte[]> polled(
            String topic, String key, byte @Nullable [] value, RecordHeaders headers) {
        return new ConsumerRecord<>(
                topic,
                0,
                7L,
                1_770_000_000_000L,
                TimestampType.CREATE_TIME,
                key.length(),
                value == null ? -1 : value.length,
                key,
                value,
                headers,
                Optional.empty());
    }

    private static ObjectNode example(String type) throws IOException {
        String file = "dev/crossdock/event/" + type + ".example.json";
        try (InputStream content = ActivityRecordsTest.class.getClassLoader().getResourceAsStream(file)) {
            return (ObjectNode) JSON.readTree(content);
        }
    }
}
