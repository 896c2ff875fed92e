package dev.crossdock.activity;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An amount in a currency.
 *
 * @param amount a decimal; never a binary fraction
 * @param currency ISO 4217
 */
public record Money(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    /** Refuses what is no currency. */
    public Money {
        if (!CURRENCY.matcher(currency).matches()) {
            throw new IllegalArgumentException("'" + currency + "' is not an ISO 4217 currency such as EUR");
        }
    }

    /** The same so many times. */
    Money times(long quantity) {
        return new Money(amount.multiply(BigDecimal.valueOf(quantity)), currency);
    }

    /** The sum; empty if the currencies differ. */
    Optional<Money> plus(Money other) {
        return currency.equals(other.currency)
                ? Optional.of(new Money(amount.add(other.amount), currency))
                : Optional.empty();
    }

    /** Equal amounts are equal however many zeros they are written with. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Money money && amount.compareTo(money.amount) == 0 && currency.equals(money.currency);
    }

    @Override
    public int hashCode() {
        return Objects.hash(amount.stripTrailingZeros(), currency);
    }
}
