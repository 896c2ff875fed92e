package dev.crossdock.customer.web;

import dev.crossdock.customer.Address;
import dev.crossdock.customer.FieldChange;
import dev.crossdock.customer.Invoice;
import dev.crossdock.customer.ProfileChange;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one revision changed, in the words of the customer page. */
public record HistoryEntry(long revision, Instant occurredAt, List<Field> fields) {

    /** One field before and after, each in lines; no line where there was nothing. */
    public record Field(String name, List<String> before, List<String> after) {}

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, String> NAMES =
            Map.of("email", "E-mail", "vatId", "VAT id", "marketingConsent", "Marketing");

    /** What says nothing about who somebody is. */
    private static final Set<String> UNCOVERED = Set.of("Marketing", "Country");

    static HistoryEntry of(ProfileChange change) {
        return new HistoryEntry(
                change.revision(),
                change.occurredAt(),
                change.changes().stream().map(HistoryEntry::field).toList());
    }

    /** With personal data covered: that something changed is seen, not into what. */
    HistoryEntry masked() {
        return new HistoryEntry(
                revision, occurredAt, fields.stream().map(HistoryEntry::masked).toList());
    }

    private static Field masked(Field field) {
        return UNCOVERED.contains(field.name())
                ? field
                : new Field(field.name(), covered(field.before()), covered(field.after()));
    }

    private static List<String> covered(List<String> lines) {
        return lines.isEmpty() ? lines : List.of(Mask.COVER);
    }

    private static Field field(FieldChange change) {
        return new Field(
                name(change.field()), lines(change.field(), change.before()), lines(change.field(), change.after()));
    }

    /** "deliveryAddress" is "Delivery address" to people. */
    static String name(String field) {
        String known = NAMES.get(field);
        if (known != null) {
            return known;
        }
        String words = field.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return words.isEmpty() ? field : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    static List<String> lines(String field, @Nullable String value) {
        if (value == null) {
            return List.of();
        }
        if (field.equals("marketingConsent")) {
            return List.of(
                    switch (value) {
                        case "true" -> "agreed";
                        case "false" -> "refused";
                        default -> value;
                    });
        }
        return value.startsWith("{") ? linesOfObject(field, value) : List.of(value);
    }

    private static List<String> linesOfObject(String field, String text) {
        try {
            List<String> lines = switch (field) {
                case "deliveryAddress" -> CustomerSearch.lines(JSON.readValue(text, Address.class));
                case "invoice" -> CustomerSearch.lines(JSON.readValue(text, Invoice.class));
                default -> List.of();
            };
            return lines.isEmpty() ? List.of(partByPart(JSON.readTree(text))) : lines;
        } catch (JacksonException plainText) {
            return List.of(text);
        }
    }

    private static String partByPart(JsonNode object) {
        return object.isEmpty()
                ? "empty"
                : object.properties().stream()
                        .map(part -> name(part.getKey()) + " " + part.getValue().asString(""))
                        .collect(Collectors.joining(", "));
    }
}
