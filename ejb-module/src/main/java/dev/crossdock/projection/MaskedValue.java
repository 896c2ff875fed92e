package dev.crossdock.projection;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The value of a record with its form in sight and its content masked: what is wrong with it shows, about whom it is does not. */
final class MaskedValue {

    static final String MASK = "••••";

    /** What people look at, not what machines read. */
    private static final int MAX_LENGTH = 4_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    private MaskedValue() {}

    /** The names of the fields with their texts and numbers masked; of what is no JSON, nothing. */
    static String of(String value) {
        try {
            String masked = JSON.writeValueAsString(mask(JSON.readTree(value)));
            return masked.length() <= MAX_LENGTH ? masked : masked.substring(0, MAX_LENGTH - 1) + "…";
        } catch (JacksonException unreadable) {
            return MASK;
        }
    }

    private static JsonNode mask(JsonNode node) {
        if (node.isObject()) {
            ObjectNode masked = JSON.createObjectNode();
            node.properties().forEach(field -> masked.set(field.getKey(), mask(field.getValue())));
            return masked;
        }
        if (node.isArray()) {
            ArrayNode masked = JSON.createArrayNode();
            node.forEach(element -> masked.add(mask(element)));
            return masked;
        }
        return node.isBoolean() || node.isNull() || node.isMissingNode()
                ? node
                : JSON.getNodeFactory().stringNode(MASK);
    }
}
