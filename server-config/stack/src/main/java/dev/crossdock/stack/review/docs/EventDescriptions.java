package dev.crossdock.stack.review.docs;

import dev.crossdock.contract.Resources;
import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.WorkloadContract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What the schemas and examples say about events, by type.
 *
 * @param envelope the schema of what all events have around their data
 * @param schemas of the data
 * @param examples complete events
 */
public record EventDescriptions(JsonNode envelope, Map<String, JsonNode> schemas, Map<String, JsonNode> examples) {

    private static final String FOLDER = "dev/crossdock/event/";
    private static final String SCHEMA = ".v1.schema.json";

    public EventDescriptions {
        schemas = Map.copyOf(schemas);
        examples = Map.copyOf(examples);
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
                    Resources.json(FOLDER + type + SCHEMA).ifPresent(schema -> schemas.put(type, schema));
                    Resources.json(FOLDER + type + ".example.json").ifPresent(example -> examples.put(type, example));
                });
        JsonNode envelope = Resources.json(FOLDER + "cloudevent.schema.json")
                .orElseThrow(() -> new IllegalStateException("no schema of CloudEvents on the class path"));
        return new EventDescriptions(envelope, schemas, examples);
    }
}
