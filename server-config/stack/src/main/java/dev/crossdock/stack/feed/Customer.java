package dev.crossdock.stack.feed;

import dev.crossdock.stack.feed.Retailer.CountryProfile;
import tools.jackson.databind.node.ObjectNode;

/** A customer of the invented retailer, with the whole profile; who changes it tells so with {@link #changed()}. */
record Customer(String id, CountryProfile country, ObjectNode profile) {

    /** The profile with the next revision. */
    ObjectNode changed() {
        return profile.put("revision", profile.get("revision").intValue() + 1);
    }

    String givenName() {
        return profile.get("givenName").stringValue();
    }
}
