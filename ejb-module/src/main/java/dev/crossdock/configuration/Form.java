package dev.crossdock.configuration;

import dev.crossdock.contract.Durations;
import java.util.List;
import java.util.function.Predicate;

/**
 * What values of a key look like.
 *
 * @param expected in words, such as "a number from 1 to 999"
 */
public record Form(String expected, Predicate<String> accepts) {

    private static final String HOST = "[A-Za-z0-9._\\-\\[\\]:]+";

    /** Anything. */
    static final Form TEXT = new Form("a text", text -> true);

    /** A file or folder. */
    static final Form PATH = new Form("a path", text -> text.indexOf('\0') < 0);

    /** A file or folder wherever the application is started. */
    static final Form ABSOLUTE_PATH = matching("an absolute path", "/[^\\x00]*");

    /** A name or an IP address. */
    static final Form HOST_NAME = matching("a host name or address", HOST);

    /** Brokers. */
    static final Form ADDRESSES =
            matching("host:port, several separated by commas", HOST + ":\\d{1,5}(,\\s*" + HOST + ":\\d{1,5})*");

    /** Where HTTP is spoken. */
    static final Form URL = matching(
            "http:// or https:// with a host, several separated by commas",
            "https?://[^\\s,]+(,\\s*https?://[^\\s,]+)*");

    /** Where the protocol of Artemis is spoken. */
    static final Form BROKER_URL = matching(
            "tcp://host:port, several separated by commas",
            "\\(?tcp://[^\\s,()]+(,\\s*tcp://[^\\s,()]+)*\\)?(\\?\\S*)?");

    /** How long. */
    static final Form DURATION = new Form("a duration such as 20s, 5m or PT15M", Form::isDuration);

    /** A whole number within bounds. */
    static Form number(long min, long max) {
        return new Form(
                "a number from %d to %d".formatted(min, max),
                text -> text.matches("\\d{1,18}") && Long.parseLong(text) >= min && Long.parseLong(text) <= max);
    }

    /** One of some words. */
    static Form oneOf(String... words) {
        List<String> known = List.of(words);
        return new Form("one of " + String.join(", ", known), known::contains);
    }

    /** Some of some words, separated by commas. */
    static Form someOf(String... words) {
        List<String> known = List.of(words);
        return new Form(
                "some of " + String.join(", ", known) + ", separated by commas",
                text -> known.containsAll(List.of(text.split(",", -1))));
    }

    private static Form matching(String expected, String pattern) {
        return new Form(expected, text -> text.matches(pattern));
    }

    private static boolean isDuration(String text) {
        try {
            return !Durations.parse(text).isNegative();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
