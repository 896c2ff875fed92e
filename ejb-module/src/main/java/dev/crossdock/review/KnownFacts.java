package dev.crossdock.review;

import dev.crossdock.contract.DataSize;
import dev.crossdock.contract.Durations;
import dev.crossdock.contract.Rate;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is known of a workload, by the names that rules use; a fact without a value is unknown. */
final class KnownFacts {

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z0-9.]+)}");

    private final Map<String, Optional<Object>> values = new LinkedHashMap<>();
    private final Set<String> derived = new HashSet<>();

    /** Several values. A list that is not complete may have more in it than is known yet. */
    record Listing(List<String> items, boolean complete) {

        Listing {
            items = List.copyOf(items);
        }

        Verdict isEmpty() {
            if (!items.isEmpty()) {
                return Verdict.NO;
            }
            return complete ? Verdict.YES : Verdict.UNKNOWN;
        }

        Verdict contains(String item) {
            if (items.contains(item)) {
                return Verdict.YES;
            }
            return complete ? Verdict.NO : Verdict.UNKNOWN;
        }

        @Override
        public String toString() {
            return items.isEmpty() ? "nothing" : String.join(", ", items);
        }
    }

    KnownFacts put(String name, @Nullable Object value) {
        values.put(name, Optional.ofNullable(value));
        return this;
    }

    KnownFacts putList(String name, @Nullable List<String> items) {
        return put(name, items == null ? null : new Listing(items, true));
    }

    /** A value that nobody gave but that follows from others. */
    KnownFacts derive(String name, Object value) {
        derived.add(name);
        return put(name, value);
    }

    /** The value, if it is known. */
    Optional<Object> find(String name) {
        return values.getOrDefault(name, Optional.empty());
    }

    /** What a question about the value is answered with; unknown if the value is. */
    Verdict test(String name, Function<Object, Verdict> question) {
        return find(name).map(question).orElse(Verdict.UNKNOWN);
    }

    /** The names of all facts, known or not. */
    Set<String> names() {
        return values.keySet();
    }

    /** The names of the facts that somebody gave. */
    List<String> answers() {
        return values.keySet().stream()
                .filter(name -> find(name).isPresent() && !derived.contains(name))
                .toList();
    }

    /** The value in words. */
    String text(String name) {
        return find(name).map(KnownFacts::words).orElse("unknown");
    }

    /** A text of the rule file with facts put in. */
    String fill(String template) {
        return PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(text(place.group(1))));
    }

    private static String words(Object value) {
        if (value instanceof Boolean yes) {
            return yes ? "yes" : "no";
        }
        return value instanceof Duration duration ? Durations.text(duration) : value.toString();
    }

    /** A number to compare by: bytes, milliseconds, records per second or a count. */
    static double magnitude(Object value) {
        if (value instanceof DataSize size) {
            return size.bytes();
        }
        if (value instanceof Duration duration) {
            return duration.toMillis();
        }
        return value instanceof Rate rate ? rate.perSecond() : ((Number) value).doubleValue();
    }

    /** Reads a value of the rule file as the same kind of thing as another. */
    static Object parse(String text, Object kind) {
        if (kind instanceof DataSize) {
            return DataSize.parse(text);
        }
        if (kind instanceof Duration) {
            return Durations.parse(text);
        }
        return kind instanceof Rate ? Rate.parse(text) : (Object) Double.valueOf(text);
    }
}
