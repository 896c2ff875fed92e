package dev.crossdock.activity.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.activity.ActivityRecords;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class TimelineEntryTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void an_order_shows_every_line() {
        TimelineEntry entry = read("order.placed", example("order.placed"));

        assertThat(entry.headline()).isEqualTo("Ordered 1 article for 15.30 GBP");
        assertThat(entry.details()).containsExactly("Order o-5001", "to FR");
        assertThat(entry.lines())
                .containsExactly(new TimelineEntry.Line("6", "White hanging heart light holder", "85123A", "2.55 GBP"));
    }

    @Test
    void a_return_says_what_it_is_worth() {
        ObjectNode data = example("order.status-changed").put("status", "returned");
        data.set("lines", JSON.readTree("""
                [{"sku": "a", "quantity": 2, "unitPrice": {"amount": "1.255", "currency": "GBP"}},
                 {"sku": "b", "quantity": 1, "unitPrice": {"amount": "1000", "currency": "GBP"}}]
                """));

        TimelineEntry entry = read("order.status-changed", data);

        assertThat(entry.headline()).isEqualTo("2 articles of order o-5001 returned");
        assertThat(entry.details()).contains("worth 1,002.51 GBP");
    }

    @Test
    void a_refused_payment_says_why() {
        TimelineEntry entry = read("payment.rejected", example("payment.rejected"));

        assertThat(entry.headline()).isEqualTo("Payment of 15.30 GBP refused");
        assertThat(entry.details()).containsExactly("insufficient funds", "for order o-5001", "by card");
    }

    @Test
    void a_conversation_says_who_with_whom_and_what() {
        TimelineEntry entry = read("support.interaction-recorded", example("support.interaction-recorded"));

        assertThat(entry.headline()).isEqualTo("Call from the customer: Where is my order?");
        assertThat(entry.state().word()).isEqualTo("open");
        assertThat(entry.details()).containsExactly("late delivery", "with sophie", "for order o-5001");
        assertThat(entry.text()).startsWith("The lamp should have been here");
    }

    @Test
    void a_cart_says_what_is_in_it_and_what_no_longer_is() {
        ObjectNode data = example("browsing.cart-changed");

        assertThat(read("browsing.cart-changed", data).headline())
                .isEqualTo("Has 6 × White hanging heart light holder in the cart");
        assertThat(read("browsing.cart-changed", data.put("quantity", 0)).headline())
                .isEqualTo("Took White hanging heart light holder out of the cart");
    }

    @Test
    void every_type_of_activity_is_shown() {
        assertThat(TimelineEntry.labels().keySet()).containsExactlyInAnyOrderElementsOf(ActivityRecords.types());
    }

    @TestFactory
    Stream<DynamicTest> an_event_with_nothing_in_it_is_shown_all_the_same() {
        return Stream.of(
                        "order.placed",
                        "order.status-changed",
                        "payment.succeeded",
                        "payment.rejected",
                        "support.interaction-recorded",
                        "browsing.product-viewed",
                        "browsing.cart-changed",
                        "something.new")
                .map(type -> DynamicTest.dynamicTest(
                        type,
                        () -> assertThat(read(type, JSON.createObjectNode()).headline())
                                .isNotBlank()));
    }

    private static TimelineEntry read(String type, JsonNode data) {
        return TimelineEntry.of("key", type, Instant.EPOCH, data);
    }

    private static ObjectNode example(String type) {
        return (ObjectNode) JSON.readTree(TimelineEntryTest.class
                        .getClassLoader()
                        .getResourceAsStream("dev/crossdock/event/" + type + ".example.json"))
                .get("data");
    }
}
