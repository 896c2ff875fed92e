package dev.crossdock.contract.guard;

import dev.crossdock.contract.Resources;
import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.WorkloadContract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The JSON Schemas of events by type, as they are and as they were last released.
 *
 * @param released empty for types that were never released
 */
public record EventSchemas(Map<String, JsonNode> current, Map<String, JsonNode> released) {

    /** The keyword that says of a field whether it is personal data; no condition of validity. */
    public static final String PERSONAL = "x-personal-data";

    private static final String FOLDER = "dev/crossdock/event/";
    private static final String RELEASED = FOLDER + "released/";
    private static final String ENDING = ".v1.schema.json";

    public EventSchemas {
        current = Map.copyOf(current);
        released = Map.copyOf(released);
    }

    /** The schema of a type; missing if there is none. */
    JsonNode of(String type) {
        return current.getOrDefault(type, MissingNode.getInstance());
    }

    /** The schema of a type as it was last released; missing if it never was. */
    JsonNode releasedOf(String type) {
        return released.getOrDefault(type, MissingNode.getInstance());
    }

    /** Reads the schemas of all events that these contracts declare, as far as there are any. */
    static EventSchemas onClassPath(List<WorkloadContract> contracts) {
        Map<String, JsonNode> current = new HashMap<>();
        Map<String, JsonNode> released = new HashMap<>();
        contracts.stream()
                .flatMap(contract -> contract.topics().stream())
                .map(Topic::events)
                .flatMap(List::stream)
                .distinct()
                .forEach(type -> {
                    Resources.json(FOLDER + type + ENDING).ifPresent(schema -> current.put(type, schema));
                    Resources.json(RELEASED + type + ENDING).ifPresent(schema -> released.put(type, schema));
                });
        return new EventSchemas(current, released);
    }
}
