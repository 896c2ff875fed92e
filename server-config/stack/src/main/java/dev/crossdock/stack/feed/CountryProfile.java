package dev.crossdock.stack.feed;

import java.util.List;

/** What names and addresses look like in one country. */
record CountryProfile(
        String code,
        String currency,
        String dial,
        List<String> given,
        List<String> family,
        List<String> streets,
        List<City> cities) {

    record City(String name, String region, String postalCode) {}
}
