package dev.crossdock.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Records per time, written as {@code 500/s} or {@code 3000/d}.
 *
 * @param perSecond the same rate per second
 * @param text the rate as it was written
 */
public record Rate(double perSecond, String text) {

    private static final Pattern TEXT = Pattern.compile("(\\d+(?:\\.\\d+)?) ?/ ?(s|min|h|d)");
    private static final Map<String, Integer> SECONDS = Map.of("s", 1, "min", 60, "h", 3_600, "d", 86_400);

    /**
     * Reads a rate as people write it.
     *
     * @throws IllegalArgumentException if it is none
     */
    @JsonCreator
    public static Rate parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        Integer seconds = matcher.matches() ? SECONDS.get(matcher.group(2)) : null;
        if (seconds == null) {
            throw new IllegalArgumentException("'" + text + "' is no rate; write for example 500/s or 3000/d");
        }
        return new Rate(Double.parseDouble(matcher.group(1)) / seconds, text);
    }

    @Override
    @JsonValue
    public String toString() {
        return text;
    }
}
