package dev.crossdock.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An endless, deterministic row of what customers do: orders, payments, visits, and conversations whose words can be searched
 * for. A tenth of the customers do half of it.
 */
final class ActivityEvents {

    static final List<String> CURRENCIES = List.of("EUR", "GBP", "PLN");
    static final List<String> CATEGORIES =
            List.of("late delivery", "damaged goods", "wrong article", "refund request", "invoice question", "praise");
    private static final List<String> PRODUCTS =
            List.of("lamp", "teapot", "garden chair", "wall clock", "picture frame", "cushion", "bread bin", "candle");
    private static final List<String> FAULTS = List.of(
            "broken", "late", "scratched", "twice", "without its lid", "in the wrong colour", "wet", "incomplete");
    private static final List<String> WISHES = List.of("a refund", "a new one", "an explanation", "my money back");
    private static final Instant BEGIN = Instant.parse("2026-01-15T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(90);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String prefix;
    private final int customers;
    private final long expected;
    private final SplittableRandom random = new SplittableRandom(20260120);
    private long produced;

    /**
     * Begins a row.
     *
     * @param prefix how the ids of its customers begin
     * @param expected how many events spread over the time that the row tells of
     */
    ActivityEvents(String prefix, int customers, long expected) {
        this.prefix = prefix;
        this.customers = customers;
        this.expected = expected;
    }

    /** A phrase that some of the conversations hold. */
    static String phrase(SplittableRandom random) {
        return "the " + one(random, PRODUCTS) + " arrived " + one(random, FAULTS);
    }

    /** A moment at which the row told something. */
    static Instant moment(SplittableRandom random) {
        return BEGIN.plusSeconds(random.nextLong(SPAN.toSeconds()));
    }

    BenchEvent next() {
        String customer = prefix + customer();
        Instant time =
                BEGIN.plusMillis((long) (SPAN.toMillis() * ((double) produced / expected)) + random.nextInt(1_000));
        long number = produced++;
        int hundredth = random.nextInt(100);
        if (hundredth < 30) {
            return event("order.placed", customer, number, time, order(customer, number, time));
        } else if (hundredth < 55) {
            return event("payment.succeeded", customer, number, time, payment(customer, number, time));
        } else if (hundredth < 65) {
            return event("support.interaction-recorded", customer, number, time, interaction(customer, number, time));
        }
        return event("browsing.product-viewed", customer, number, time, visit(customer, time));
    }

    private int customer() {
        return random.nextBoolean() ? random.nextInt(Math.max(1, customers / 10)) : random.nextInt(customers);
    }

    private ObjectNode order(String customer, long number, Instant time) {
        ObjectNode data = JSON.createObjectNode();
        data.put("orderId", prefix + "o" + number).put("customerId", customer).put("placedAt", time.toString());
        String currency = one(random, CURRENCIES);
        long cents = 0;
        var lines = data.putArray("lines");
        for (int line = random.nextInt(3); line >= 0; line--) {
            int quantity = 1 + random.nextInt(6);
            int price = 99 + random.nextInt(9_900);
            cents += (long) quantity * price;
            ObjectNode made = lines.addObject();
            made.put("sku", String.valueOf(10_000 + random.nextInt(900)))
                    .put("description", one(random, PRODUCTS))
                    .put("quantity", quantity);
            money(made.putObject("unitPrice"), price, currency);
        }
        money(data.putObject("total"), cents, currency);
        return data.put("shipToCountry", "FR");
    }

    private ObjectNode payment(String customer, long number, Instant time) {
        ObjectNode data = JSON.createObjectNode();
        data.put("paymentId", prefix + "p" + number)
                .put("orderId", prefix + "o" + (number - 1))
                .put("customerId", customer);
        money(data.putObject("amount"), 99 + random.nextInt(50_000), one(random, CURRENCIES));
        return data.put("method", "card").put("paidAt", time.toString());
    }

    private ObjectNode interaction(String customer, long number, Instant time) {
        return JSON.createObjectNode()
                .put("interactionId", prefix + "i" + number)
                .put("conversationId", prefix + "c" + number)
                .put("customerId", customer)
                .put("channel", "email")
                .put("direction", "inbound")
                .put("category", one(random, CATEGORIES))
                .put(
                        "text",
                        "Hello, " + phrase(random) + " and I would like " + one(random, WISHES) + ". Order "
                                + random.nextInt(1_000_000) + ", kind regards.")
                .put("status", "open")
                .put("occurredAt", time.toString());
    }

    private ObjectNode visit(String customer, Instant time) {
        ObjectNode data = JSON.createObjectNode()
                .put("sessionId", customer + "-s" + random.nextInt(50))
                .put("customerId", customer)
                .put("sku", String.valueOf(10_000 + random.nextInt(900)))
                .put("description", one(random, PRODUCTS))
                .put("category", "living")
                .put("viewedAt", time.toString());
        money(data.putObject("price"), 99 + random.nextInt(9_900), one(random, CURRENCIES));
        return data;
    }

    private static void money(ObjectNode money, long cents, String currency) {
        money.put(
                        "amount",
                        cents / 100 + "." + String.valueOf(100 + cents % 100).substring(1))
                .put("currency", currency);
    }

    /** Topics are named after the first word of their types. */
    private BenchEvent event(String type, String customer, long number, Instant time, ObjectNode data) {
        String topic = type.substring(0, type.indexOf('.')) + "-events";
        return new BenchEvent(prefix + "e" + number, type, topic, customer, time, data);
    }

    private static <T> T one(SplittableRandom random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
