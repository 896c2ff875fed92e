package dev.crossdock.configuration;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What values of a key look like.
 *
 * @param expected in words, such as "a number from 1 to 999"
 * @param pattern of the whole value; null if any text will do
 * @param min the lowest number; null if the value is none, as is {@code max}
 */
public record Form(
        String expected,
        @Nullable Pattern pattern,
        @Nullable Long min,
        @Nullable Long max) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    /** Whether a value is of this form. */
    boolean accepts(String value) {
        if (min != null && max != null) {
            return NUMBER.matcher(value).matches() && Long.parseLong(value) >= min && Long.parseLong(value) <= max;
        }
        return pattern == null || pattern.matcher(value).matches();
    }
}
