package dev.crossdock.activity.web;

import dev.crossdock.activity.Activity;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * One event of a customer's timeline in the words of the console.
 *
 * @param key the same for the same event, made for an element's id
 * @param kind orders, payments, support or browsing
 * @param state a word to be seen at once, with its style; empty for none
 * @param details further words, each on its own
 * @param text what was said
 * @param lines of an order
 */
public record TimelineEntry(
        String key,
        String kind,
        Instant occurredAt,
        String headline,
        State state,
        List<String> details,
        String text,
        List<Line> lines) {

    /** A word and how it looks. */
    public record State(String word, String style) {

        static final State NONE = new State("", "");
    }

    /** One line of an order. */
    public record Line(String quantity, String description, String sku, String price) {}

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Wording WORDING = new YAMLMapper()
            .readValue(Objects.requireNonNull(TimelineEntry.class.getResourceAsStream("timeline.yaml")), Wording.class);

    /** The file beside this class, which explains itself. */
    private record Wording(Map<String, Form> events, Map<String, String> contacts, Map<String, String> styles) {}

    /** How events of one type are shown. */
    private record Form(
            String kind,
            String label,
            List<String> headline,
            @Nullable String state,
            List<String> details) {}

    /** The types of event there are, with what they are called. */
    static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        WORDING.events().forEach((type, form) -> labels.put(type, form.label()));
        return labels;
    }

    static TimelineEntry of(Activity activity) {
        String name = activity.source() + "\n" + activity.id();
        return of(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
                activity.type(),
                activity.occurredAt(),
                JsonMapper.shared().readTree(activity.data()));
    }

    /** Reads an event; one of a type nobody here knows is shown by its type. */
    static TimelineEntry of(String key, String type, Instant occurredAt, JsonNode data) {
        Form form = WORDING.events().get(type);
        if (form == null) {
            return new TimelineEntry(key, "other", occurredAt, type, State.NONE, List.of(), "", List.of());
        }
        List<Line> lines = lines(data);
        Map<String, String> words = words(data, lines);
        return new TimelineEntry(
                key,
                form.kind(),
                occurredAt,
                form.headline().stream()
                        .filter(text -> isComplete(text, words))
                        .findFirst()
                        .map(text -> fill(text, words))
                        .orElseGet(
                                () -> fill(form.headline().get(form.headline().size() - 1), words)),
                form.state() == null ? State.NONE : state(fill(form.state(), words)),
                form.details().stream()
                        .filter(text -> isComplete(text, words))
                        .map(text -> fill(text, words))
                        .toList(),
                words.getOrDefault("text", ""),
                lines);
    }

    private static State state(String word) {
        return new State(word, WORDING.styles().getOrDefault(word, "rebuilding"));
    }

    private static boolean isComplete(String text, Map<String, String> words) {
        return PLACE.matcher(text)
                .results()
                .noneMatch(place -> words.getOrDefault(place.group(1), "").isEmpty());
    }

    private static String fill(String text, Map<String, String> words) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(words.getOrDefault(place.group(1), "")));
    }

    /** What an event says, field by field, and what follows from that. */
    private static Map<String, String> words(JsonNode data, List<Line> lines) {
        Map<String, String> words = new HashMap<>();
        data.forEachEntry((field, value) -> words.put(field, value.isObject() ? money(value) : value.asString("")));
        words.computeIfPresent("method", (field, method) -> method.replace('-', ' '));
        words.put(
                "goods",
                words.getOrDefault(words.getOrDefault("description", "").isEmpty() ? "sku" : "description", ""));
        words.put(
                "contact",
                WORDING.contacts().getOrDefault(words.get("channel") + " " + words.get("direction"), "Note"));
        if (data.path("quantity").asLong(0) > 0) {
            words.put("inCart", words.getOrDefault("quantity", ""));
        }
        if (!lines.isEmpty()) {
            words.put("articles", count(lines.size(), "article"));
            words.put("sum", sum(data));
        }
        return words;
    }

    private static List<Line> lines(JsonNode data) {
        return data.path("lines")
                .valueStream()
                .map(line -> new Line(
                        line.path("quantity").asString(""),
                        line.path("description").asString(line.path("sku").asString("")),
                        line.path("sku").asString(""),
                        money(line.path("unitPrice"))))
                .toList();
    }

    /** What the lines are worth, currency by currency. */
    private static String sum(JsonNode data) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (JsonNode line : data.path("lines")) {
            if (line.has("unitPrice")) {
                sums.merge(
                        line.at("/unitPrice/currency").asString(""),
                        new BigDecimal(line.at("/unitPrice/amount").asString("0"))
                                .multiply(
                                        BigDecimal.valueOf(line.path("quantity").asLong(1))),
                        BigDecimal::add);
            }
        }
        return sums.isEmpty()
                ? "an unknown amount"
                : sums.entrySet().stream()
                        .map(sum -> amount(sum.getValue(), sum.getKey()))
                        .collect(Collectors.joining(" and "));
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static String money(JsonNode money) {
        return !money.isObject()
                ? ""
                : amount(
                        new BigDecimal(money.path("amount").asString("0")),
                        money.path("currency").asString(""));
    }

    static String amount(BigDecimal amount, String currency) {
        int decimals = Math.max(2, amount.stripTrailingZeros().scale());
        return String.format(Locale.UK, "%,." + decimals + "f %s", amount, currency);
    }
}
