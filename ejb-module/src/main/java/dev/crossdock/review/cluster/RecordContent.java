package dev.crossdock.review.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The shape of a record's value.
 *
 * @param fields the names on the top level of a JSON object
 * @param numbers the whole numbers among them, which may turn out to be a sequence
 * @param keyFields those whose value is the record's key
 * @param type the type that a CloudEvent header or field names
 */
public record RecordContent(
        Format format,
        Set<String> fields,
        Map<String, Long> numbers,
        Set<String> keyFields,
        @Nullable String type) {

    /** A tombstone. */
    public static final RecordContent EMPTY = new RecordContent(Format.EMPTY, Set.of(), Map.of(), Set.of(), null);

    /** Larger values are not looked into. */
    private static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_INSPECTED_BYTES = 512;

    private static final Pattern LOG_LINE = Pattern.compile(
            "\\b(TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|SEVERE)\\b|^<\\d{1,3}>|^\\S+ \\S+ \\S+ \\[[^]]+] \"[A-Z]+ ");
    private static final Set<String> LOG_FIELDS = Set.of("level", "severity", "loglevel", "log_level", "log.level");
    private static final Set<String> LOG_TEXTS = Set.of("message", "msg", "logger", "thread", "stacktrace");

    public RecordContent {
        fields = Collections.unmodifiableSet(new TreeSet<>(fields));
        numbers = Map.copyOf(numbers);
        keyFields = Set.copyOf(keyFields);
    }

    /** What a value is. */
    public enum Format {
        /** Nothing. */
        EMPTY,
        /** A JSON object. */
        JSON,
        /** A line that looks like one of a log. */
        LOG_LINE,
        /** Other text. */
        TEXT,
        /** Bytes that are no text, or too many to look at. */
        BINARY
    }

    /** Looks at a value. */
    public static RecordContent of(byte @Nullable [] key, byte @Nullable [] value, @Nullable String type) {
        if (value == null) {
            return EMPTY;
        }
        if (value.length > MAX_BYTES) {
            return shapeless(Format.BINARY, type);
        }
        if (value.length > 0 && value[0] == '{') {
            try {
                return json(JsonMapper.shared().readTree(value), key, type);
            } catch (JacksonException notJson) {
                return shapeless(Format.TEXT, type);
            }
        }
        String text = new String(value, 0, Math.min(value.length, MAX_INSPECTED_BYTES), StandardCharsets.UTF_8);
        if (text.chars().anyMatch(c -> c == '\uFFFD' || (c < ' ' && !Character.isWhitespace(c)))) {
            return shapeless(Format.BINARY, type);
        }
        return shapeless(LOG_LINE.matcher(text).find() ? Format.LOG_LINE : Format.TEXT, type);
    }

    /** Whether it reads like a line of a log: by its words, or by a level beside a message. */
    public boolean isLog() {
        return format == Format.LOG_LINE || (hasAny(LOG_FIELDS) && hasAny(LOG_TEXTS));
    }

    private boolean hasAny(Set<String> names) {
        return fields.stream().anyMatch(field -> names.contains(field.toLowerCase(Locale.ROOT)));
    }

    private static RecordContent shapeless(Format format, @Nullable String type) {
        return new RecordContent(format, Set.of(), Map.of(), Set.of(), type);
    }

    private static RecordContent json(JsonNode object, byte @Nullable [] key, @Nullable String type) {
        String keyText = key == null ? null : new String(key, StandardCharsets.UTF_8);
        Map<String, Long> numbers = new HashMap<>();
        Set<String> keyFields = new LinkedHashSet<>();
        object.properties().forEach(property -> {
            JsonNode value = property.getValue();
            if (value.canConvertToLong() && value.isIntegralNumber()) {
                numbers.put(property.getKey(), value.longValue());
            }
            if (value.isValueNode() && value.asString().equals(keyText)) {
                keyFields.add(property.getKey());
            }
        });
        String inside = object.path("type").asString(null);
        return new RecordContent(
                Format.JSON, Set.copyOf(object.propertyNames()), numbers, keyFields, type == null ? inside : type);
    }
}
