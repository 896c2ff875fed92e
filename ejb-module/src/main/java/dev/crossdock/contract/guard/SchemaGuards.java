package dev.crossdock.contract.guard;

import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.guard.ContractGuard.Found;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The schemas of the events against the contracts that declare them. */
final class SchemaGuards {

    private SchemaGuards() {}

    static Stream<Found> eventsWithoutSchema(Declared declared) {
        return events(declared)
                .filter(event -> event.schema().isMissingNode())
                .map(event -> event.found("event '" + event.type() + "' has no schema"));
    }

    static Stream<Found> openSchemas(Declared declared) {
        return described(declared)
                .flatMap(event -> SchemaField.of(event.schema()).stream()
                        .filter(SchemaGuards::isOpen)
                        .map(field -> event.found("the schema of '" + event.type() + "' leaves open what "
                                + (field.pointer().isEmpty() ? "the data" : field.pointer()) + " holds")));
    }

    private static boolean isOpen(SchemaField field) {
        JsonNode schema = field.schema();
        JsonNode type = schema.path("type");
        if (type.isString()) {
            return switch (type.stringValue()) {
                case "object" ->
                    !schema.path("additionalProperties").isBoolean()
                            || schema.path("additionalProperties").booleanValue()
                            || schema.has("patternProperties");
                case "array" -> !schema.path("items").isObject();
                default -> false;
            };
        }
        return !schema.has("enum") && !schema.has("const");
    }

    static Stream<Found> breakingChanges(Declared declared) {
        return described(declared).flatMap(event -> {
            JsonNode released = declared.schemas().releasedOf(event.type());
            return released.isMissingNode()
                    ? Stream.empty()
                    : SchemaChanges.breaking(released, event.schema()).stream()
                            .map(change -> event.found("event '" + event.type() + "': " + change));
        });
    }

    static Stream<Found> keysThatMayBeMissing(Declared declared) {
        return described(declared)
                .flatMap(event -> keyThatMayBeMissing(event)
                        .map(key -> event.found("the schema of '" + event.type() + "' does not require the key '" + key
                                + "' to be a text that is not empty")));
    }

    /** Where a second key stands in for the first, the first may be left out but not be empty. */
    private static Stream<String> keyThatMayBeMissing(Event event) {
        String key = event.topic().key();
        String otherwise = event.topic().keyOtherwise();
        if (key == null) {
            return Stream.empty();
        }
        if (!isFilledText(event.schema(), key)) {
            return Stream.of(key);
        }
        String last = otherwise == null ? key : otherwise;
        return isFilledText(event.schema(), last) && isRequired(event.schema(), last)
                ? Stream.empty()
                : Stream.of(last);
    }

    private static boolean isFilledText(JsonNode schema, String key) {
        JsonNode field = SchemaField.resolved(schema, schema.path("properties").path(key));
        return field.path("type").asString("").equals("string")
                && field.path("minLength").asInt(0) > 0;
    }

    private static boolean isRequired(JsonNode schema, String key) {
        return StreamSupport.stream(schema.path("required").spliterator(), false)
                .anyMatch(name -> name.asString().equals(key));
    }

    /** A type of event where a contract declares it; its schema may be missing. */
    private record Event(WorkloadContract contract, Topic topic, String type, JsonNode schema) {

        Found found(String what) {
            return new Found(Declared.file(contract), what);
        }
    }

    private static Stream<Event> described(Declared declared) {
        return events(declared).filter(event -> !event.schema().isMissingNode());
    }

    private static Stream<Event> events(Declared declared) {
        return declared.contracts().stream()
                .flatMap(contract -> contract.topics().stream()
                        .flatMap(topic -> topic.events().stream()
                                .map(type -> new Event(
                                        contract,
                                        topic,
                                        type,
                                        declared.schemas().of(type)))));
    }
}
