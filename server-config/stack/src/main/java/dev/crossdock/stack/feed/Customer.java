package dev.crossdock.stack.feed;

import tools.jackson.databind.node.ObjectNode;

/** A customer of the invented retailer, as far as the simulation needs to remember. */
final class Customer {

    private final String id;
    private final CountryProfile country;
    private final ObjectNode profile;
    private int revision;

    Customer(String id, CountryProfile country, ObjectNode profile) {
        this.id = id;
        this.country = country;
        this.profile = profile;
    }

    String id() {
        return id;
    }

    CountryProfile country() {
        return country;
    }

    /** The whole profile; who changes it tells so with {@link #changed()}. */
    ObjectNode profile() {
        return profile;
    }

    /** The profile with the next revision. */
    ObjectNode changed() {
        revision++;
        return profile.put("revision", revision);
    }

    String givenName() {
        return profile.get("givenName").stringValue();
    }
}
