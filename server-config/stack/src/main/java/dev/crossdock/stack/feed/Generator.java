package dev.crossdock.stack.feed;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/**
 * An invented retailer: customers register, move, change their minds, order and pay. The same seed tells the same story
 * with the same event ids, so that playing it twice changes nothing.
 */
public final class Generator {

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final List<String> GOODS = List.of(
            "Oak serving board", "Linen apron", "Enamel teapot", "Wool blanket", "Brass lantern", "Ceramic bowl set");

    private final Random random;
    private final String source;
    private final int mostCustomers;
    private final List<Customer> customers = new ArrayList<>();
    private final Deque<ObjectNode> pending = new ArrayDeque<>();
    private Instant now = START;
    private long sequence;

    /** @param mostCustomers how many customers register before only the known ones act */
    public Generator(long seed, int mostCustomers) {
        this.random = new Random(seed);
        this.source = "/generator/" + seed;
        this.mostCustomers = mostCustomers;
    }

    private static final class Customer {
        final String id;
        final Land land;
        final ObjectNode profile;
        int revision;

        Customer(String id, Land land, ObjectNode profile) {
            this.id = id;
            this.land = land;
            this.profile = profile;
        }
    }

    /** The next event of the story. */
    public ObjectNode next() {
        if (pending.isEmpty()) {
            now = now.plusMillis(200 + random.nextInt(60_000));
            act();
        }
        return pending.remove();
    }

    /** The next events of the story. */
    public List<ObjectNode> next(int count) {
        List<ObjectNode> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(next());
        }
        return events;
    }

    /** How many customers have registered so far. */
    public int customers() {
        return customers.size();
    }

    private void act() {
        boolean room = customers.size() < mostCustomers;
        int chance = random.nextInt(100);
        if (customers.isEmpty() || (room && chance < 40)) {
            register();
        } else if (chance < 70) {
            change(any(customers));
        } else {
            order(any(customers));
        }
    }

    private void register() {
        Land land = any(Land.ALL);
        String id = String.format(Locale.ROOT, "g%s-%05d", source.substring(11), customers.size() + 1);
        ObjectNode profile = Events.JSON.createObjectNode().put("customerId", id);
        String given = any(land.given());
        String family = any(land.family());
        profile.put("revision", 0)
                .put("givenName", given)
                .put("familyName", family)
                .put("email", email(given, family))
                .put("phone", phone(land))
                .put("country", land.code())
                .put("marketingConsent", random.nextInt(3) > 0);
        profile.set("deliveryAddress", address(land));
        ObjectNode invoice = profile.putObject("invoice");
        invoice.put("name", given + " " + family);
        invoice.set("address", profile.get("deliveryAddress").deepCopy());
        Customer customer = new Customer(id, land, profile);
        customers.add(customer);
        tellProfile(customer);
    }

    private void change(Customer customer) {
        ObjectNode profile = customer.profile;
        switch (random.nextInt(5)) {
            case 0, 1 -> profile.set("deliveryAddress", address(customer.land));
            case 2 ->
                profile.put(
                        "email",
                        email(
                                profile.get("givenName").stringValue(),
                                profile.get("familyName").stringValue()));
            case 3 -> profile.put("phone", phone(customer.land));
            default ->
                profile.put("marketingConsent", !profile.get("marketingConsent").booleanValue());
        }
        tellProfile(customer);
    }

    private void tellProfile(Customer customer) {
        customer.revision++;
        customer.profile.put("revision", customer.revision);
        tell("customer.profile-changed", customer.profile.deepCopy());
    }

    private void order(Customer customer) {
        String number = String.format(Locale.ROOT, "%s-%08d", source.substring(11), sequence + 1);
        ObjectNode order = Events.JSON
                .createObjectNode()
                .put("orderId", "o" + number)
                .put("customerId", customer.id)
                .put("placedAt", now.toString());
        BigDecimal total = BigDecimal.ZERO;
        var lines = order.putArray("lines");
        for (int i = random.nextInt(4); i >= 0; i--) {
            BigDecimal price = BigDecimal.valueOf(199 + random.nextInt(9_000), 2);
            int item = random.nextInt(GOODS.size());
            int quantity = 1 + random.nextInt(3);
            total = total.add(price.multiply(BigDecimal.valueOf(quantity)));
            lines.addObject()
                    .put("sku", "sku-" + (1000 + item))
                    .put("description", GOODS.get(item))
                    .put("quantity", quantity)
                    .set("unitPrice", Events.money(price, customer.land.currency()));
        }
        order.set("total", Events.money(total, customer.land.currency()));
        order.put("shipToCountry", customer.land.code());
        tell("order.placed", order);
        pay(customer, number, total);
    }

    private void pay(Customer customer, String number, BigDecimal total) {
        boolean refused = random.nextInt(20) == 0;
        ObjectNode payment = Events.JSON
                .createObjectNode()
                .put("paymentId", "p" + number)
                .put("orderId", "o" + number)
                .put("customerId", customer.id)
                .put("method", "card");
        payment.set("amount", Events.money(total, customer.land.currency()));
        now = now.plusSeconds(1 + random.nextInt(20));
        if (refused) {
            payment.put("rejectedAt", now.toString()).put("reason", "insufficient funds");
        } else {
            payment.put("paidAt", now.toString());
        }
        tell(refused ? "payment.rejected" : "payment.succeeded", payment);
    }

    private ObjectNode address(Land land) {
        Land.City city = any(land.cities());
        ObjectNode address = Events.JSON
                .createObjectNode()
                .put("street", String.format(Locale.ROOT, any(land.streets()), 1 + random.nextInt(180)))
                .put("city", city.name())
                .put("postalCode", city.postalCode())
                .put("country", land.code());
        return city.region().isEmpty() ? address : address.put("region", city.region());
    }

    private String email(String given, String family) {
        String plain = Normalizer.normalize(given + "." + family, Normalizer.Form.NFD)
                .replace("ß", "ss")
                .replaceAll("[^A-Za-z.]", "")
                .toLowerCase(Locale.ROOT);
        return plain + random.nextInt(100_000) + "@example.org";
    }

    private String phone(Land land) {
        return land.dial() + (100 + random.nextInt(900));
    }

    private void tell(String type, ObjectNode data) {
        sequence++;
        pending.add(Events.event(source, String.format(Locale.ROOT, "e%09d", sequence), type, now, data));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
