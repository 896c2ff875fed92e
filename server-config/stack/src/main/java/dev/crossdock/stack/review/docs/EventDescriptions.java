package dev.crossdock.stack.review.docs;

import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.WorkloadContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the schemas and examples say about events, by type.
 *
 * @param envelope the schema of what all events have around their data
 * @param schemas of the data
 * @param examples complete events
 */
record EventDescriptions(JsonNode envelope, Map<String, JsonNode> schemas, Map<String, JsonNode> examples) {

    private static final String FOLDER = "dev/crossdock/event/";
    private static final String SCHEMA = ".v1.schema.json";

    EventDescriptions {
        schemas = Map.copyOf(schemas);
        examples = Map.copyOf(examples);
    }

    Optional<JsonNode> schema(String type) {
        return Optional.ofNullable(schemas.get(type));
    }

    Optional<JsonNode> example(String type) {
        return Optional.ofNullable(examples.get(type));
    }

    /** Where the schema of a type lies, seen from {@code docs/}. */
    static String reference(String type) {
        return "../persistence/src/main/resources/" + FOLDER + type + SCHEMA;
    }

    /**
     * Reads them as far as there are any.
     *
     * @throws IllegalStateException if the application was built without the schema of the envelope
     */
    static EventDescriptions onClassPath(List<WorkloadContract> contracts) {
        Map<String, JsonNode> schemas = new HashMap<>();
        Map<String, JsonNode> examples = new HashMap<>();
        contracts.stream()
                .flatMap(contract -> contract.topics().stream())
                .map(Topic::events)
                .flatMap(List::stream)
                .forEach(type -> {
                    read(type + SCHEMA).ifPresent(schema -> schemas.put(type, schema));
                    read(type + ".example.json").ifPresent(example -> examples.put(type, example));
                });
        JsonNode envelope = read("cloudevent.schema.json")
                .orElseThrow(() -> new IllegalStateException("no schema of CloudEvents on the class path"));
        return new EventDescriptions(envelope, schemas, examples);
    }

    private static Optional<JsonNode> read(String file) {
        try (InputStream content = EventDescriptions.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
            return content == null
                    ? Optional.empty()
                    : Optional.of(JsonMapper.shared().readTree(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
