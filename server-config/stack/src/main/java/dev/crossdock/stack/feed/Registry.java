package dev.crossdock.stack.feed;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Customers register, move and change their minds. */
final class Registry {

    /** Of ten purchases of known customers six are made by the fifth of them that came first. */
    private static final int REGULARS = 5;

    private final Story story;
    private final long seed;
    private final int most;
    private final List<Customer> customers = new ArrayList<>();

    Registry(Story story, long seed, int most) {
        this.story = story;
        this.seed = seed;
        this.most = most;
    }

    int size() {
        return customers.size();
    }

    boolean isFull() {
        return customers.size() >= most;
    }

    /** Anybody, regulars more often than others. */
    Customer any() {
        int regulars = Math.max(1, customers.size() / REGULARS);
        return customers.get(story.number(story.chance(60) ? regulars : customers.size()));
    }

    Customer register(Land land) {
        String given = story.any(land.given());
        String family = story.any(land.family());
        String id = String.format(Locale.ROOT, "g%d-%05d", seed, customers.size() + 1);
        ObjectNode profile = Events.JSON
                .createObjectNode()
                .put("customerId", id)
                .put("revision", 0)
                .put("givenName", given)
                .put("familyName", family)
                .put("email", email(given, family))
                .put("phone", phone(land))
                .put("country", land.code())
                .put("marketingConsent", story.number(3) > 0);
        profile.set("deliveryAddress", address(land));
        ObjectNode invoice = profile.putObject("invoice");
        invoice.put("name", given + " " + family);
        invoice.set("address", profile.get("deliveryAddress").deepCopy());
        Customer customer = new Customer(id, land, profile);
        customers.add(customer);
        tell(customer);
        return customer;
    }

    void change(Customer customer) {
        ObjectNode profile = customer.profile();
        switch (story.number(5)) {
            case 0, 1 -> profile.set("deliveryAddress", address(customer.land()));
            case 2 ->
                profile.put(
                        "email",
                        email(
                                profile.get("givenName").stringValue(),
                                profile.get("familyName").stringValue()));
            case 3 -> profile.put("phone", phone(customer.land()));
            default ->
                profile.put("marketingConsent", !profile.get("marketingConsent").booleanValue());
        }
        tell(customer);
    }

    private void tell(Customer customer) {
        story.tell("customer.profile-changed", customer.changed());
    }

    private ObjectNode address(Land land) {
        Land.City city = story.any(land.cities());
        ObjectNode address = Events.JSON
                .createObjectNode()
                .put("street", String.format(Locale.ROOT, story.any(land.streets()), 1 + story.number(180)))
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
        return plain + story.number(100_000) + "@example.org";
    }

    private String phone(Land land) {
        return land.dial() + (100 + story.number(900));
    }
}
