package dev.crossdock.contract.guard;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What breaks when one JSON Schema follows another. Records stay in the log and readers and senders change one after the
 * other, so both directions count: what was valid stays valid, and what becomes valid is what readers already expect,
 * except for new optional fields, which they skip.
 */
final class SchemaChanges {

    private static final String OLD_EVENTS = "; events in the log and senders of the released version no longer fit";
    private static final String OLD_READERS = "; readers of the released version do not expect that";
    private static final String SOMEBODY = "; some who know the released version do not expect that";
    /** Keywords that say nothing about what is valid; those that begin with {@code x-} are ours and do not either. */
    private static final Set<String> NOTES = Set.of(
            "$schema",
            "$id",
            "$comment",
            "$defs",
            "title",
            "description",
            "examples",
            "default",
            "deprecated",
            "readOnly",
            "writeOnly");

    private static final Set<String> LOWER_BOUNDS = Set.of("minLength", "minimum", "exclusiveMinimum", "minItems");
    private static final Set<String> UPPER_BOUNDS = Set.of("maxLength", "maximum", "exclusiveMaximum", "maxItems");
    private static final int MAX_DEPTH = 12;

    private final JsonNode releasedRoot;
    private final JsonNode currentRoot;
    private final List<String> breaking = new ArrayList<>();

    private SchemaChanges(JsonNode released, JsonNode current) {
        this.releasedRoot = released;
        this.currentRoot = current;
    }

    /** Each change that breaks somebody, as a sentence; nothing if none does. */
    static List<String> breaking(JsonNode released, JsonNode current) {
        SchemaChanges changes = new SchemaChanges(released, current);
        changes.compare("", released, current, 0);
        return List.copyOf(changes.breaking);
    }

    private void compare(String pointer, JsonNode releasedNode, JsonNode currentNode, int depth) {
        JsonNode released = SchemaField.resolved(releasedRoot, releasedNode);
        JsonNode current = SchemaField.resolved(currentRoot, currentNode);
        Set<String> keywords = new LinkedHashSet<>(released.propertyNames());
        keywords.addAll(current.propertyNames());
        for (String keyword : keywords) {
            JsonNode was = released.path(keyword);
            JsonNode is = current.path(keyword);
            if (!NOTES.contains(keyword) && !keyword.startsWith("x-") && !was.equals(is)) {
                changed(pointer, keyword, was, is, depth);
            } else if (depth < MAX_DEPTH && (keyword.equals("properties") || keyword.equals("items"))) {
                // Equal as they stand, but what they refer to may differ.
                changed(pointer, keyword, was, is, depth);
            }
        }
    }

    private void changed(String pointer, String keyword, JsonNode was, JsonNode is, int depth) {
        if (keyword.equals("properties")) {
            properties(pointer, was, is, depth);
        } else if (keyword.equals("required")) {
            required(pointer, texts(was), texts(is));
        } else if (keyword.equals("enum") && was.isArray() && is.isArray()) {
            values(pointer, texts(was), texts(is));
        } else if (keyword.equals("items") && was.isObject() && is.isObject()) {
            compare(pointer + "/*", was, is, depth + 1);
        } else {
            breaking.add(keyword + " of " + place(pointer) + " went from " + text(was) + " to " + text(is)
                    + whom(keyword, was, is));
        }
    }

    private void properties(String pointer, JsonNode was, JsonNode is, int depth) {
        was.properties().forEach(property -> {
            String below = pointer + "/" + property.getKey();
            JsonNode now = is.path(property.getKey());
            if (now.isMissingNode()) {
                breaking.add(below + " is gone" + OLD_EVENTS);
            } else {
                compare(below, property.getValue(), now, depth + 1);
            }
        });
    }

    private void required(String pointer, Set<String> was, Set<String> is) {
        without(is, was).forEach(name -> breaking.add(pointer + "/" + name + " is required now" + OLD_EVENTS));
        without(was, is).forEach(name -> breaking.add(pointer + "/" + name + " is no longer required" + OLD_READERS));
    }

    private void values(String pointer, Set<String> was, Set<String> is) {
        without(was, is)
                .forEach(value -> breaking.add(place(pointer) + " no longer takes '" + value + "'" + OLD_EVENTS));
        without(is, was).forEach(value -> breaking.add(place(pointer) + " takes '" + value + "' too" + OLD_READERS));
    }

    private static String whom(String keyword, JsonNode was, JsonNode is) {
        if (was.isMissingNode() || is.isMissingNode()) {
            return is.isMissingNode() ? OLD_READERS : OLD_EVENTS;
        }
        boolean bound = LOWER_BOUNDS.contains(keyword) || UPPER_BOUNDS.contains(keyword);
        if (!bound || !was.isNumber() || !is.isNumber()) {
            return SOMEBODY;
        }
        boolean higher = is.decimalValue().compareTo(was.decimalValue()) > 0;
        return higher == UPPER_BOUNDS.contains(keyword) ? OLD_READERS : OLD_EVENTS;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new LinkedHashSet<>();
        array.forEach(value -> texts.add(value.asString()));
        return texts;
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> rest = new LinkedHashSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private static String place(String pointer) {
        return pointer.isEmpty() ? "the data" : pointer;
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.toString();
    }
}
