package dev.crossdock.stack.feed;

import dev.crossdock.stack.feed.Retailer.CountryProfile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * One thing that the invented retailer sells.
 *
 * @param price in euros; other currencies cost what {@link #RATES} says
 */
record Product(String sku, String description, String category, BigDecimal price) {

    private static final Map<String, BigDecimal> RATES =
            Map.of("EUR", BigDecimal.ONE, "GBP", new BigDecimal("0.87"), "USD", new BigDecimal("1.09"));

    BigDecimal priceIn(CountryProfile country) {
        return price.multiply(RATES.get(country.currency())).setScale(2, RoundingMode.HALF_UP);
    }

    /** What an event says of it, to be completed. */
    ObjectNode described() {
        return Events.JSON.createObjectNode().put("sku", sku).put("description", description);
    }
}
