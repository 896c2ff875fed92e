package dev.crossdock.event;

import dev.crossdock.event.value.EventId;
import dev.crossdock.value.Checksums;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Turns the JSON of an event into a {@link CloudEvent}, or into the outcome that says why not. */
final class EventReader {

    /** Sorted, so that the same event with its properties in another order has the same fingerprint. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private final EventCatalog catalog;
    private final EventValidator validator;
    private final Clock clock;

    EventReader(EventCatalog catalog, Clock clock) {
        this.catalog = catalog;
        this.validator = new EventValidator(catalog);
        this.clock = clock;
    }

    /** Either an event or an outcome. */
    record Reading(@Nullable CloudEvent event, @Nullable Outcome refusal) {}

    Reading read(JsonNode json) {
        EventId id = id(json);
        byte[] whole;
        try {
            whole = JSON.writeValueAsBytes(json);
        } catch (JacksonException e) {
            return refused(new Outcome.Rejected(
                    id, List.of(new EventError("", "is not valid Unicode text: " + e.getOriginalMessage()))));
        }
        int limit = catalog.limit(json.path("type").asString(""));
        if (whole.length > limit) {
            return refused(new Outcome.TooLarge(id, whole.length, limit));
        }
        List<EventError> errors = validator.check(json);
        if (!errors.isEmpty()) {
            return refused(new Outcome.Rejected(id, errors));
        }
        JsonNode data = json.get("data");
        EventType type = catalog.find(json.get("type").stringValue()).orElseThrow();
        String key = data.at(type.keyIn(data)).stringValue();
        return new Reading(
                new CloudEvent(
                        Objects.requireNonNull(id),
                        type,
                        key,
                        attributes(json),
                        JSON.writeValueAsBytes(data),
                        fingerprint(whole)),
                null);
    }

    private static Reading refused(Outcome outcome) {
        return new Reading(null, outcome);
    }

    private static @Nullable EventId id(JsonNode json) {
        JsonNode source = json.path("source");
        JsonNode id = json.path("id");
        try {
            return source.isString() && id.isString() ? new EventId(source.stringValue(), id.stringValue()) : null;
        } catch (IllegalArgumentException invalid) {
            return null;
        }
    }

    private Map<String, String> attributes(JsonNode json) {
        Map<String, String> attributes = new LinkedHashMap<>();
        json.properties().forEach(property -> {
            if (!property.getKey().equals("data")) {
                attributes.put(property.getKey(), property.getValue().asString());
            }
        });
        attributes.putIfAbsent("datacontenttype", "application/json");
        attributes.computeIfAbsent(
                "time", absent -> clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        return attributes;
    }

    private static long fingerprint(byte[] content) {
        return ByteBuffer.wrap(Checksums.digest().digest(content)).getLong();
    }
}
