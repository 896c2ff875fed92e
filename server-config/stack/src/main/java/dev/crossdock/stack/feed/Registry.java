package dev.crossdock.stack.feed;

import dev.crossdock.stack.feed.Retailer.City;
import dev.crossdock.stack.feed.Retailer.CountryProfile;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Customers register, move and change their minds. */
final class Registry {

    /** Of ten purchases of known customers six are made by the fifth of them that came first. */
    private static final int REGULARS = 5;

    private final Simulation simulation;
    private final long seed;
    private final int maxCustomers;
    private final List<Customer> customers = new ArrayList<>();

    Registry(Simulation simulation, long seed, int maxCustomers) {
        this.simulation = simulation;
        this.seed = seed;
        this.maxCustomers = maxCustomers;
    }

    int size() {
        return customers.size();
    }

    boolean isFull() {
        return customers.size() >= maxCustomers;
    }

    /** Anybody, regulars more often than others. */
    Customer any() {
        int regulars = Math.max(1, customers.size() / REGULARS);
        return customers.get(simulation.number(simulation.chance(60) ? regulars : customers.size()));
    }

    Customer register(CountryProfile country) {
        String given = simulation.any(country.given());
        String family = simulation.any(country.family());
        String id = String.format(Locale.ROOT, "g%d-%05d", seed, customers.size() + 1);
        ObjectNode profile = Events.JSON
                .createObjectNode()
                .put("customerId", id)
                .put("revision", 0)
                .put("givenName", given)
                .put("familyName", family)
                .put("email", email(given, family))
                .put("phone", phone(country))
                .put("country", country.code())
                .put("marketingConsent", simulation.number(3) > 0);
        profile.set("deliveryAddress", address(country));
        ObjectNode invoice = profile.putObject("invoice");
        invoice.put("name", given + " " + family);
        invoice.set("address", profile.get("deliveryAddress").deepCopy());
        Customer customer = new Customer(id, country, profile);
        customers.add(customer);
        emitProfile(customer);
        return customer;
    }

    void change(Customer customer) {
        ObjectNode profile = customer.profile();
        switch (simulation.number(5)) {
            case 0, 1 -> profile.set("deliveryAddress", address(customer.country()));
            case 2 ->
                profile.put(
                        "email",
                        email(
                                profile.get("givenName").stringValue(),
                                profile.get("familyName").stringValue()));
            case 3 -> profile.put("phone", phone(customer.country()));
            default ->
                profile.put("marketingConsent", !profile.get("marketingConsent").booleanValue());
        }
        emitProfile(customer);
    }

    private void emitProfile(Customer customer) {
        simulation.emit("customer.profile-changed", customer.changed());
    }

    private ObjectNode address(CountryProfile country) {
        City city = simulation.any(country.cities());
        ObjectNode address = Events.JSON
                .createObjectNode()
                .put(
                        "street",
                        String.format(Locale.ROOT, simulation.any(country.streets()), 1 + simulation.number(180)))
                .put("city", city.name())
                .put("postalCode", city.postalCode())
                .put("country", country.code());
        return city.region().isEmpty() ? address : address.put("region", city.region());
    }

    private String email(String given, String family) {
        String plain = Normalizer.normalize(given + "." + family, Normalizer.Form.NFD)
                .replace("ß", "ss")
                .replaceAll("[^A-Za-z.]", "")
                .toLowerCase(Locale.ROOT);
        return plain + simulation.number(100_000) + "@example.org";
    }

    private String phone(CountryProfile country) {
        return country.dial() + (100 + simulation.number(900));
    }
}
