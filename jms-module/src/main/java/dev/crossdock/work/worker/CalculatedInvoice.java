package dev.crossdock.work.worker;

import dev.crossdock.work.PermanentFailureException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An invoice with everything that has to be calculated. Tax is taken of the sum of the lines of a rate, so that what is
 * rounded away in single lines does not add up.
 */
record CalculatedInvoice(
        String number,
        String orderId,
        LocalDate issuedOn,
        Currency currency,
        Party seller,
        Party buyer,
        List<Line> lines) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    CalculatedInvoice {
        lines = List.copyOf(lines);
    }

    /** Who sells or buys. */
    record Party(
            String name, List<String> address, @Nullable String vatId) {

        Party {
            address = address == null ? List.of() : List.copyOf(address);
        }
    }

    /** One position. */
    record Line(String sku, String description, BigDecimal quantity, BigDecimal unitPrice, BigDecimal taxPercent) {

        Line {
            sku = sku == null ? "" : sku;
        }
    }

    /** What is due for one rate. */
    record Tax(BigDecimal percent, BigDecimal net, BigDecimal tax) {}

    /**
     * Reads the body of a job, which its schema has admitted.
     *
     * @throws PermanentFailureException if the currency is none
     */
    static CalculatedInvoice read(JsonNode body) throws PermanentFailureException {
        try {
            return JsonMapper.shared().treeToValue(body, CalculatedInvoice.class);
        } catch (JacksonException e) {
            throw new PermanentFailureException("/invoice/currency is no currency of ISO 4217; correct it");
        }
    }

    /** A position without tax. */
    BigDecimal net(Line line) {
        return rounded(line.quantity().multiply(line.unitPrice()));
    }

    /** All positions without tax. */
    BigDecimal net() {
        return lines.stream().map(this::net).reduce(rounded(BigDecimal.ZERO), BigDecimal::add);
    }

    /** The tax of each rate, the lowest first. */
    List<Tax> taxes() {
        Map<BigDecimal, BigDecimal> nets = new TreeMap<>();
        lines.forEach(line -> nets.merge(line.taxPercent(), net(line), BigDecimal::add));
        return nets.entrySet().stream()
                .map(rate -> new Tax(
                        rate.getKey(),
                        rate.getValue(),
                        rounded(rate.getValue().multiply(rate.getKey()).divide(HUNDRED))))
                .toList();
    }

    /** What is to be paid. */
    BigDecimal total() {
        return taxes().stream().map(Tax::tax).reduce(net(), BigDecimal::add);
    }

    private BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(Math.max(0, currency.getDefaultFractionDigits()), RoundingMode.HALF_UP);
    }
}
