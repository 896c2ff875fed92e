package dev.crossdock.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** The decimal digits of an amount as events write them. */
record Amount(BigDecimal value) {

    private static final Pattern DIGITS = Pattern.compile("-?(0|[1-9][0-9]{0,14})([.][0-9]{1,4})?");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Amount parse(String digits) {
        if (!DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException(
                    "is not a decimal with at most 15 digits before the point and 4 after it");
        }
        return new Amount(new BigDecimal(digits));
    }
}
