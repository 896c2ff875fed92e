package dev.crossdock.contract.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One field that a JSON Schema describes.
 *
 * @param pointer where it stands in the data; {@code *} stands for every item of an array
 * @param schema what it must look like, with references of the same file resolved
 */
record SchemaField(String pointer, JsonNode schema) {

    /** Deeper than any event; a schema that contains itself ends here. */
    private static final int MAX_DEPTH = 12;

    /** The last step of the pointer. */
    String name() {
        return pointer.substring(pointer.lastIndexOf('/') + 1)
                .replace("~1", "/")
                .replace("~0", "~");
    }

    /** Whether it is marked as personal data, if it is marked. */
    Optional<Boolean> personal() {
        return schema.path(EventSchemas.PERSONAL).booleanValueOpt();
    }

    /** Whether it is this place or one inside. */
    boolean within(String place) {
        return pointer.equals(place) || pointer.startsWith(place + "/");
    }

    /** The data itself, then every field in it, outside before inside. */
    static List<SchemaField> of(JsonNode root) {
        List<SchemaField> fields = new ArrayList<>();
        collect(root, root, "", fields, 0);
        return fields;
    }

    private static void collect(JsonNode root, JsonNode node, String pointer, List<SchemaField> into, int depth) {
        JsonNode schema = resolved(root, node);
        into.add(new SchemaField(pointer, schema));
        if (depth == MAX_DEPTH) {
            return;
        }
        schema.path("properties").properties().forEach(property -> {
            String step = property.getKey().replace("~", "~0").replace("/", "~1");
            collect(root, property.getValue(), pointer + "/" + step, into, depth + 1);
        });
        if (schema.path("items").isObject()) {
            collect(root, schema.get("items"), pointer + "/*", into, depth + 1);
        }
    }

    /** A schema with what it refers to in the same file written out; what stands beside the reference wins. */
    static JsonNode resolved(JsonNode root, JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        if (!reference.isString() || !reference.stringValue().startsWith("#/")) {
            return schema;
        }
        JsonNode target = resolved(root, root.at(reference.stringValue().substring(1)));
        if (!target.isObject()) {
            return schema;
        }
        ObjectNode whole = (ObjectNode) target.deepCopy();
        schema.properties().forEach(keyword -> {
            if (!keyword.getKey().equals("$ref")) {
                whole.set(keyword.getKey(), keyword.getValue());
            }
        });
        return whole;
    }
}
