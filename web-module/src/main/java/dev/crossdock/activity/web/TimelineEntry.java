package dev.crossdock.activity.web;

import dev.crossdock.activity.Activity;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One event of a customer's timeline in the words of the console.
 *
 * @param key the same for the same event, made for an element's id
 * @param kind orders, payments, support or browsing
 * @param state a word to be seen at once, with its style; empty for none
 * @param details further words, each on its own
 * @param text what was said
 * @param lines of an order
 */
public record TimelineEntry(
        String key,
        String kind,
        Instant occurredAt,
        String headline,
        State state,
        List<String> details,
        String text,
        List<Line> lines) {

    /** A word and how it looks. */
    public record State(String word, String style) {

        static final State NONE = new State("", "");
    }

    /** One line of an order. */
    public record Line(String quantity, String description, String sku, String price) {}

    private static final Map<String, String> STYLES = Map.of(
            "open", "failed",
            "waiting", "paused",
            "closed", "running",
            "delivered", "running",
            "cancelled", "failed",
            "returned", "paused",
            "rejected", "failed",
            "paid", "running");

    private static final Map<String, String> CONTACTS = Map.of(
            "phone inbound", "Call from the customer",
            "phone outbound", "Call to the customer",
            "letter inbound", "Letter from the customer",
            "letter outbound", "Letter to the customer",
            "email inbound", "E-mail from the customer",
            "email outbound", "E-mail to the customer",
            "chat inbound", "Chat: the customer wrote",
            "chat outbound", "Chat: we wrote",
            "social inbound", "Social media: the customer wrote",
            "social outbound", "Social media: we wrote");

    static TimelineEntry of(Activity activity) {
        String name = activity.source() + "\n" + activity.id();
        return of(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
                activity.type(),
                activity.occurredAt(),
                JsonMapper.shared().readTree(activity.data()));
    }

    /** Reads an event; one of a type nobody here knows is shown by its type. */
    static TimelineEntry of(String key, String type, Instant occurredAt, JsonNode data) {
        Reading reading = new Reading(key, occurredAt, data);
        return switch (type) {
            case "order.placed" -> reading.orderPlaced();
            case "order.status-changed" -> reading.orderChanged();
            case "payment.succeeded" ->
                reading.entry("payments", "Paid " + reading.money("amount"), state("paid"), reading.paidFor());
            case "payment.rejected" ->
                reading.entry(
                        "payments",
                        "Payment of " + reading.money("amount") + " refused",
                        state("rejected"),
                        reading.refused());
            case "support.interaction-recorded" -> reading.interaction();
            case "browsing.product-viewed" ->
                reading.entry("browsing", "Looked at " + reading.goods(), State.NONE, reading.goodsDetails("price"));
            case "browsing.cart-changed" -> reading.cart();
            default -> reading.entry("other", type, State.NONE, List.of());
        };
    }

    private static State state(String word) {
        return new State(word, STYLES.getOrDefault(word, "rebuilding"));
    }

    /** One event's data, and how parts of it read. */
    private record Reading(String key, Instant occurredAt, JsonNode data) {

        TimelineEntry entry(String kind, String headline, State state, List<String> details) {
            return new TimelineEntry(key, kind, occurredAt, headline, state, details, "", List.of());
        }

        TimelineEntry orderPlaced() {
            List<Line> lines = lines();
            return new TimelineEntry(
                    key,
                    "orders",
                    occurredAt,
                    "Ordered " + count(lines.size(), "article") + " for " + money("total"),
                    state("placed"),
                    details(
                            "Order " + text("orderId"),
                            text("shipToCountry").isEmpty() ? "" : "to " + text("shipToCountry")),
                    "",
                    lines);
        }

        TimelineEntry orderChanged() {
            String status = text("status");
            String what = lines().isEmpty() ? "Order " : count(lines().size(), "article") + " of order ";
            return new TimelineEntry(
                    key,
                    "orders",
                    occurredAt,
                    what + text("orderId") + " " + status,
                    state(status),
                    details(text("reason"), lines().isEmpty() ? "" : "worth " + sum()),
                    "",
                    lines());
        }

        List<String> paidFor() {
            return details(
                    forOrder(),
                    text("method").isEmpty() ? "" : "by " + text("method").replace('-', ' '));
        }

        List<String> refused() {
            return Stream.concat(Stream.of(text("reason")), paidFor().stream()).toList();
        }

        TimelineEntry interaction() {
            String contact = CONTACTS.getOrDefault(text("channel") + " " + text("direction"), "Note");
            return new TimelineEntry(
                    key,
                    "support",
                    occurredAt,
                    contact + (text("subject").isEmpty() ? "" : ": " + text("subject")),
                    state(text("status")),
                    details(text("category"), text("agent").isEmpty() ? "" : "with " + text("agent"), forOrder()),
                    text("text"),
                    List.of());
        }

        TimelineEntry cart() {
            long quantity = data.path("quantity").asLong(0);
            String headline = quantity == 0
                    ? "Took " + goods() + " out of the cart"
                    : "Has " + quantity + " × " + goods() + " in the cart";
            return entry("browsing", headline, State.NONE, goodsDetails("unitPrice"));
        }

        String goods() {
            return text("description").isEmpty() ? text("sku") : text("description");
        }

        List<String> goodsDetails(String price) {
            return details(text("sku"), text("category"), money(price));
        }

        String forOrder() {
            return text("orderId").isEmpty() ? "" : "for order " + text("orderId");
        }

        String text(String field) {
            return data.path(field).asString("");
        }

        String money(String field) {
            return TimelineEntry.money(data.path(field));
        }

        List<Line> lines() {
            List<Line> lines = new ArrayList<>();
            for (JsonNode line : data.path("lines")) {
                lines.add(new Line(
                        line.path("quantity").asString(""),
                        line.path("description").asString(line.path("sku").asString("")),
                        line.path("sku").asString(""),
                        TimelineEntry.money(line.path("unitPrice"))));
            }
            return List.copyOf(lines);
        }

        /** What the lines are worth, currency by currency. */
        String sum() {
            Map<String, BigDecimal> sums = new TreeMap<>();
            for (JsonNode line : data.path("lines")) {
                if (line.has("unitPrice")) {
                    sums.merge(
                            line.at("/unitPrice/currency").asString(""),
                            new BigDecimal(line.at("/unitPrice/amount").asString("0"))
                                    .multiply(BigDecimal.valueOf(
                                            line.path("quantity").asLong(1))),
                            BigDecimal::add);
                }
            }
            return sums.isEmpty()
                    ? "an unknown amount"
                    : sums.entrySet().stream()
                            .map(sum -> amount(sum.getValue(), sum.getKey()))
                            .collect(Collectors.joining(" and "));
        }
    }

    private static List<String> details(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).toList();
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static String money(@Nullable JsonNode money) {
        return money == null || !money.isObject()
                ? ""
                : amount(
                        new BigDecimal(money.path("amount").asString("0")),
                        money.path("currency").asString(""));
    }

    static String amount(BigDecimal amount, String currency) {
        int decimals = Math.max(2, amount.stripTrailingZeros().scale());
        return String.format(Locale.UK, "%,." + decimals + "f %s", amount, currency);
    }
}
