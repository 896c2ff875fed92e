package dev.crossdock.stack.review.docs;

import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.Transport.Topic.Cleanup;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The messages of all channels, with their headers as they travel in Kafka. */
final class AsyncApiMessages {

    static final String DEAD_LETTER = "dead-letter";

    private static final String TOMBSTONE = "tombstone";
    private static final String ENVELOPE = "cloudEventHeaders";
    private static final String SCHEMA_FORMAT = "application/schema+json;version=draft-2020-12";
    /** Whoever publishes sets it, and readers refuse records without. */
    private static final String TIME = "time";
    /** The data is the value of the record; all other attributes are headers. */
    private static final String DATA = "data";

    private static final Map<String, String> LETTER_HEADERS = new TreeMap<>(Map.of(
            "dlq_topic", "The topic the record was read from.",
            "dlq_partition", "Its partition.",
            "dlq_offset", "Its offset.",
            "dlq_timestamp", "Its timestamp, in milliseconds.",
            "dlq_group", "The group that could not process it.",
            "dlq_reason", "Why it could not."));

    private final EventDescriptions events;

    AsyncApiMessages(EventDescriptions events) {
        this.events = events;
    }

    /** The messages of a channel by their names among the components. */
    static List<String> of(Channel channel) {
        Topic topic = channel.topic();
        List<String> names = new ArrayList<>(topic.events());
        if (names.isEmpty()) {
            names.add(recordsOf(topic));
        }
        if (topic.cleanup() != Cleanup.DELETE) {
            names.add(TOMBSTONE);
        }
        return names;
    }

    static void refer(ObjectNode node, String message) {
        node.put("$ref", "#/components/messages/" + message);
    }

    private static String recordsOf(Topic topic) {
        return topic.name() + ".record";
    }

    /** Describes what the channels carry. */
    void components(ObjectNode components, List<Channel> channels) {
        ObjectNode messages = components.putObject("messages");
        for (Channel channel : channels) {
            Topic topic = channel.topic();
            topic.events().forEach(type -> event(messages.putObject(type), type, topic));
            if (topic.events().isEmpty()) {
                records(messages.putObject(recordsOf(topic)), topic);
            }
        }
        if (channels.stream().anyMatch(channel -> of(channel).contains(TOMBSTONE))) {
            tombstone(messages.putObject(TOMBSTONE));
        }
        if (channels.stream().anyMatch(channel -> channel.kafka().deadLetters() != null)) {
            deadLetter(messages.putObject(DEAD_LETTER));
        }
        envelope(components.putObject("schemas").putObject(ENVELOPE));
    }

    private static void records(ObjectNode message, Topic topic) {
        message.put("name", recordsOf(topic))
                .put("title", "A record that is no business event")
                .putObject("payload")
                .put("description", "In the form of its source.");
        key(message, topic);
    }

    private void event(ObjectNode message, String type, Topic topic) {
        message.put("name", type);
        events.schema(type)
                .ifPresent(schema -> message.put("title", schema.path("title").asString(type)));
        message.put("contentType", "application/json");
        ArrayNode headers = message.putObject("headers").put("type", "object").putArray("allOf");
        headers.addObject().put("$ref", "#/components/schemas/" + ENVELOPE);
        headers.addObject().putObject("properties").putObject("ce_type").put("const", type);
        if (events.schema(type).isPresent()) {
            message.putObject("payload")
                    .put("schemaFormat", SCHEMA_FORMAT)
                    .putObject("schema")
                    .put("$ref", EventDescriptions.reference(type));
        }
        key(message, topic);
        events.example(type).ifPresent(example -> example(message, example));
    }

    private static void key(ObjectNode message, Topic topic) {
        if (topic.key() != null) {
            ObjectNode binding = message.putObject("bindings").putObject("kafka");
            binding.putObject("key")
                    .put("type", "string")
                    .put(
                            "description",
                            "The " + Wording.key(topic) + ": records of one " + topic.key() + " stay in order.");
            binding.put("bindingVersion", "0.5.0");
        }
    }

    /** In binary mode, as it travels; the examples beside the schemas are in structured mode. */
    private static void example(ObjectNode message, JsonNode example) {
        ObjectNode shown = message.putArray("examples").addObject();
        ObjectNode headers = shown.putObject("headers");
        example.properties().stream()
                .filter(attribute -> !attribute.getKey().equals(DATA))
                .forEach(attribute -> headers.set(header(attribute.getKey()), attribute.getValue()));
        shown.set("payload", example.path(DATA));
    }

    private static String header(String attribute) {
        return attribute.equals("datacontenttype") ? "content-type" : "ce_" + attribute;
    }

    private void envelope(ObjectNode headers) {
        headers.put("title", "The attributes of a CloudEvent, as headers in UTF-8")
                .put("description", "Extension attributes are headers, too: ce_ and their name.")
                .put("type", "object");
        ArrayNode required = headers.putArray("required");
        ObjectNode properties = headers.putObject("properties");
        Set<String> always = new LinkedHashSet<>();
        events.envelope().path("required").forEach(name -> always.add(name.asString()));
        always.add(TIME);
        always.remove(DATA);
        always.forEach(attribute -> required.add(header(attribute)));
        events.envelope().path("properties").properties().stream()
                .filter(attribute -> !attribute.getKey().equals(DATA))
                .forEach(attribute -> properties.set(header(attribute.getKey()), attribute.getValue()));
    }

    private static void tombstone(ObjectNode message) {
        message.put("name", TOMBSTONE)
                .put("title", "Nothing more is known about a key")
                .put("summary", "A record without value: compaction removes whatever came before it under its key.")
                .putObject("payload")
                .put("type", "null");
    }

    private static void deadLetter(ObjectNode message) {
        message.put("name", DEAD_LETTER)
                .put("title", "A record that a group could not process")
                .put("summary", "Key, value and headers as they came, and headers that say where from and why.")
                .put("contentType", "application/octet-stream");
        ObjectNode headers = message.putObject("headers").put("type", "object");
        LETTER_HEADERS.keySet().forEach(headers.putArray("required")::add);
        ObjectNode properties = headers.putObject("properties");
        LETTER_HEADERS.forEach((name, meaning) ->
                properties.putObject(name).put("type", "string").put("description", meaning));
    }
}
