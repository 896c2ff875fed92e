package dev.crossdock.stack.feed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * One thing that the invented retailer sells.
 *
 * @param price in euros; other currencies cost what {@link #RATES} says
 */
record Product(String sku, String description, String category, BigDecimal price) {

    private static final Map<String, BigDecimal> RATES =
            Map.of("EUR", BigDecimal.ONE, "GBP", new BigDecimal("0.87"), "USD", new BigDecimal("1.09"));

    static final List<Product> ALL = Stream.of(
                    "1001|Oak serving board|kitchen|24.90",
                    "1002|Linen apron|kitchen|32.00",
                    "1003|Enamel teapot|kitchen|41.50",
                    "1004|Ceramic bowl set|kitchen|36.00",
                    "1005|Cast iron casserole|kitchen|129.00",
                    "1006|Pepper mill, walnut|kitchen|27.90",
                    "1007|Glass storage jar, 1 l|kitchen|9.90",
                    "2001|Brass lantern|lighting|49.00",
                    "2002|Paper lamp shade|lighting|18.50",
                    "2003|Reading lamp, black|lighting|79.00",
                    "2004|Candle holder, set of three|lighting|22.00",
                    "2005|Fairy lights, 10 m|lighting|14.90",
                    "3001|Wool blanket|textiles|89.00",
                    "3002|Linen bed sheet, 160 × 200|textiles|74.00",
                    "3003|Cushion cover, ochre|textiles|19.90",
                    "3004|Bath towel, sea green|textiles|16.50",
                    "3005|Cotton rug, 70 × 140|textiles|45.00",
                    "4001|Watering can, zinc|garden|29.00",
                    "4002|Plant pot, terracotta|garden|12.40",
                    "4003|Garden shears|garden|38.00",
                    "4004|Bird house|garden|25.00",
                    "5001|Notebook, dotted|stationery|7.50",
                    "5002|Fountain pen|stationery|34.00",
                    "5003|Gift wrap, 3 rolls|stationery|6.90",
                    "5004|Wall calendar|stationery|15.00")
            .map(line -> line.split("\\|", -1))
            .map(part -> new Product("sku-" + part[0], part[1], part[2], new BigDecimal(part[3])))
            .toList();

    BigDecimal priceIn(CountryProfile country) {
        return price.multiply(RATES.get(country.currency())).setScale(2, RoundingMode.HALF_UP);
    }

    /** What an event says of it, to be completed. */
    ObjectNode described() {
        return Events.JSON.createObjectNode().put("sku", sku).put("description", description);
    }
}
