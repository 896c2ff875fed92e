package dev.crossdock.projection;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The value of a record with its form in sight and its content covered: what is wrong with it shows, about whom it is does not. */
final class CoveredValue {

    static final String COVER = "••••";

    /** What people look at, not what machines read. */
    private static final int LONGEST = 4_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    private CoveredValue() {}

    /** The names of the fields with their texts and numbers covered; of what is no JSON, nothing. */
    static String of(String value) {
        try {
            String covered = JSON.writeValueAsString(cover(JSON.readTree(value)));
            return covered.length() <= LONGEST ? covered : covered.substring(0, LONGEST - 1) + "…";
        } catch (JacksonException unreadable) {
            return COVER;
        }
    }

    private static JsonNode cover(JsonNode node) {
        if (node.isObject()) {
            ObjectNode covered = JSON.createObjectNode();
            node.properties().forEach(field -> covered.set(field.getKey(), cover(field.getValue())));
            return covered;
        }
        if (node.isArray()) {
            ArrayNode covered = JSON.createArrayNode();
            node.forEach(element -> covered.add(cover(element)));
            return covered;
        }
        return node.isBoolean() || node.isNull() || node.isMissingNode()
                ? node
                : JSON.getNodeFactory().stringNode(COVER);
    }
}
