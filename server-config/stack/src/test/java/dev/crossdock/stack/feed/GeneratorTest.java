package dev.crossdock.stack.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Contracts;
import dev.crossdock.event.EventCatalog;
import dev.crossdock.event.EventValidator;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class GeneratorTest {

    private static final List<ObjectNode> STORY = new Generator(7, 100).next(12_000);

    @Test
    void the_same_seed_tells_the_same_story() {
        assertThat(new Generator(7, 100).next(12_000)).isEqualTo(STORY);
    }

    @Test
    void another_seed_tells_another_story() {
        assertThat(new Generator(8, 100).next(50)).isNotEqualTo(STORY.subList(0, 50));
    }

    @Test
    void every_event_is_valid_and_no_type_that_senders_publish_is_left_out() {
        Set<String> publishedByThePlatform = Set.of("customer.erased", "document.stored", "document.removed");
        EventCatalog catalog = new EventCatalog(new Contracts().ofThisApplication());
        EventValidator validator = new EventValidator(catalog);

        assertThat(STORY)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(validator.check(event)).isEmpty());
        Set<String> types = STORY.stream().map(GeneratorTest::type).collect(Collectors.toSet());
        assertThat(types)
                .containsAll(catalog.names().stream()
                        .filter(name -> !publishedByThePlatform.contains(name))
                        .toList());
    }

    @Test
    void revisions_grow_by_one_and_ids_are_never_used_twice() {
        assertThat(new HashSet<>(STORY.stream().map(event -> event.get("id")).toList()))
                .hasSameSizeAs(STORY);
        Map<String, Integer> revisions = new HashMap<>();
        for (JsonNode profile : told("customer.profile-changed")) {
            int revision = profile.get("revision").intValue();
            Integer before = revisions.put(text(profile, "customerId"), revision);
            assertThat(revision).isEqualTo(before == null ? 1 : before + 1);
        }
        assertThat(revisions).hasSize(100);
    }

    @Test
    void time_never_goes_back() {
        assertThat(STORY)
                .extracting(event -> Instant.parse(event.get("time").stringValue()))
                .isSorted();
    }

    @Test
    void a_total_is_the_sum_of_its_lines() {
        assertThat(told("order.placed")).isNotEmpty().allSatisfy(order -> {
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode line : order.get("lines")) {
                sum = sum.add(new BigDecimal(line.at("/unitPrice/amount").stringValue())
                        .multiply(BigDecimal.valueOf(line.get("quantity").intValue())));
            }
            assertThat(sum).isEqualByComparingTo(order.at("/total/amount").stringValue());
        });
    }

    @Test
    void what_is_bought_lay_in_the_cart() {
        Set<String> carts = told("browsing.cart-changed").stream()
                .filter(change -> change.has("customerId"))
                .map(change -> text(change, "customerId") + " " + text(change, "sku"))
                .collect(Collectors.toSet());

        assertThat(told("order.placed"))
                .isNotEmpty()
                .allSatisfy(order -> assertThat(order.get("lines"))
                        .allSatisfy(line ->
                                assertThat(carts).contains(text(order, "customerId") + " " + text(line, "sku"))));
    }

    @Test
    void customers_come_back_and_strangers_leave() {
        Map<String, List<JsonNode>> orders = by("customerId", told("order.placed"));

        assertThat(orders.values()).anyMatch(several -> several.size() > 4);
        assertThat(told("browsing.product-viewed"))
                .anyMatch(view -> view.has("customerId"))
                .anyMatch(view -> !view.has("customerId"));
    }

    @Test
    void a_refused_payment_is_tried_again_or_ends_the_order() {
        Set<String> paid = told("payment.succeeded").stream()
                .map(payment -> text(payment, "orderId"))
                .collect(Collectors.toSet());
        Map<String, List<JsonNode>> refused = by("orderId", told("payment.rejected"));
        Map<String, List<JsonNode>> changes = by("orderId", told("order.status-changed"));

        assertThat(refused.keySet()).anyMatch(paid::contains).anyMatch(order -> !paid.contains(order));
        assertThat(changes).isNotEmpty().allSatisfy((order, steps) -> {
            if (!paid.contains(order)) {
                assertThat(steps).extracting(step -> text(step, "status")).containsExactly("cancelled");
            }
        });
    }

    @Test
    void an_order_goes_its_way_and_some_come_back() {
        Map<String, List<JsonNode>> changes = by("orderId", told("order.status-changed"));
        List<String> way = List.of("confirmed", "packed", "shipped", "delivered", "returned");

        assertThat(changes.values()).allSatisfy(steps -> {
            List<String> statuses =
                    steps.stream().map(step -> text(step, "status")).toList();
            if (!statuses.contains("cancelled")) {
                assertThat(statuses).isEqualTo(way.subList(0, statuses.size()));
            }
        });
        assertThat(changes.values()).anyMatch(steps -> steps.size() == way.size());
    }

    @Test
    void conversations_begin_with_the_customer_and_are_closed_or_left_open() {
        Map<String, List<JsonNode>> conversations = by("conversationId", told("support.interaction-recorded"));

        assertThat(conversations.values())
                .allMatch(talk -> text(talk.get(0), "direction").equals("inbound"))
                .anyMatch(talk -> text(talk.get(talk.size() - 1), "status").equals("closed"))
                .anyMatch(talk -> !text(talk.get(talk.size() - 1), "status").equals("closed"))
                .anyMatch(talk -> talk.size() > 3);
    }

    private static List<JsonNode> told(String type) {
        return STORY.stream()
                .filter(event -> type(event).equals(type))
                .map(event -> event.get("data"))
                .toList();
    }

    private static Map<String, List<JsonNode>> by(String field, List<JsonNode> told) {
        return told.stream().collect(Collectors.groupingBy(data -> text(data, field)));
    }

    private static String type(JsonNode event) {
        return event.get("type").stringValue();
    }

    private static String text(JsonNode data, String field) {
        return data.get(field).stringValue();
    }
}
