package dev.crossdock.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * An amount in a currency.
 *
 * @param amount a decimal, never a binary fraction; sums and products may have more digits than events may
 */
public record Money(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, Currency currency) {

    /** As an event has it. */
    @JsonCreator
    static Money of(@JsonProperty("amount") Amount amount, @JsonProperty("currency") Currency currency) {
        return new Money(amount.value(), currency);
    }

    /** The same so many times. */
    public Money times(long quantity) {
        return new Money(amount.multiply(BigDecimal.valueOf(quantity)), currency);
    }

    /** The sum; empty if the currencies differ. */
    public Optional<Money> plus(Money other) {
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
