package dev.crossdock.web;

import dev.crossdock.contract.Durations;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads query parameters; what cannot be used is answered with a problem that names it. */
public final class Parameters {

    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,15}(\\.\\d{1,4})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final int MAX_LENGTH = 200;

    private Parameters() {}

    /** A moment; null if it is not given. */
    public static @Nullable Instant moment(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            Instant moment = OffsetDateTime.parse(value).toInstant();
            if (!moment.isBefore(EARLIEST) && !moment.isAfter(LATEST)) {
                return moment;
            }
        } catch (DateTimeException noTimestamp) {
            // answered below, together with times out of range
        }
        throw problem(name, "a time with its zone from the years 1 to 9999, as in 2026-01-15T09:30:00Z", value);
    }

    /** Refuses a time that ends before it begins. */
    public static void inOrder(@Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw problem("to", "a time after 'from' (" + from + ")", to.toString());
        }
    }

    /** A whole number between two. */
    static long number(String name, String expected, long least, long most, String value) {
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // answered below, together with numbers out of range
        }
        throw problem(name, expected, value);
    }

    /** A decimal; null if it is not given. */
    public static @Nullable BigDecimal amount(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        if (!AMOUNT.matcher(value).matches()) {
            throw problem(name, "a decimal of at most 15 digits before the point and 4 after it, as in 19.90", value);
        }
        return new BigDecimal(value);
    }

    /** Refuses a least amount above the most. */
    public static void inOrder(@Nullable BigDecimal least, @Nullable BigDecimal most) {
        if (least != null && most != null && least.compareTo(most) > 0) {
            throw problem("maxAmount", "at least 'minAmount' (" + least.toPlainString() + ")", most.toPlainString());
        }
    }

    /** A currency; null if it is not given. */
    public static @Nullable String currency(@Nullable String value) {
        if (value != null && !CURRENCY.matcher(value).matches()) {
            throw problem("currency", "three capital letters of ISO 4217, as in EUR", value);
        }
        return value;
    }

    /** Words to look for; null if they are not given. */
    public static @Nullable String words(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        String words = value.strip();
        if (words.isEmpty() || words.length() > MAX_LENGTH || words.indexOf('\0') >= 0) {
            throw problem(name, "1 to " + MAX_LENGTH + " characters", words);
        }
        return words;
    }

    /** One of some words; null if it is not given. */
    public static @Nullable String oneOf(String name, List<String> known, @Nullable String value) {
        if (value != null && !known.contains(value)) {
            throw problem(name, "one of " + String.join(", ", known), value);
        }
        return value;
    }

    /** The one that is called so; null if it is not given. */
    public static <T> @Nullable T choice(String name, T[] known, Function<T, String> word, @Nullable String value) {
        String chosen = oneOf(name, Stream.of(known).map(word).toList(), value);
        return Stream.of(known)
                .filter(one -> word.apply(one).equals(chosen))
                .findFirst()
                .orElse(null);
    }

    /** A duration; null if it is not given. */
    public static @Nullable Duration duration(String name, String example, @Nullable String value) {
        try {
            return value == null ? null : Durations.parse(value);
        } catch (IllegalArgumentException e) {
            throw problem(name, "a duration such as " + example, value);
        }
    }

    /** A parameter that cannot be used. */
    public static ProblemException problem(String name, String expected, String value) {
        String shown = value.length() <= MAX_LENGTH ? value : value.substring(0, MAX_LENGTH) + "…";
        return new ProblemException(Problem.parameter(name, "expected " + expected + ", got '" + shown + "'."));
    }
}
