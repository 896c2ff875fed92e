package dev.crossdock.contract;

import dev.crossdock.contract.Transport.Batch;
import dev.crossdock.contract.Transport.Bucket;
import dev.crossdock.contract.Transport.Kafka;
import dev.crossdock.contract.Transport.Projection;
import dev.crossdock.contract.Transport.Queue;
import dev.crossdock.contract.Transport.Sequencer;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;

/** Reads the transport of a contract: an object with one property for each kind it combines, or the name of one. */
final class TransportSection extends ValueDeserializer<List<Transport>> {

    @Override
    public List<Transport> deserialize(JsonParser parser, DeserializationContext context) {
        JsonNode section = context.readTree(parser);
        if (section.isString()) {
            return List.of(new Transport.Asked(section.stringValue()));
        }
        List<Transport> transports = new ArrayList<>();
        section.properties().forEach(property -> transports.add(kind(property.getKey(), property.getValue(), context)));
        return transports;
    }

    private static Transport kind(String name, JsonNode details, DeserializationContext context) {
        return switch (name) {
            case "kafka" -> context.readTreeAsValue(details, Kafka.class);
            case "queues" -> new Transport.Queues(List.of(context.readTreeAsValue(details, Queue[].class)));
            case "buckets" -> new Transport.ObjectStorage(List.of(context.readTreeAsValue(details, Bucket[].class)));
            case "projections" ->
                new Transport.Projections(List.of(context.readTreeAsValue(details, Projection[].class)));
            case "batch" -> context.readTreeAsValue(details, Batch.class);
            case "sequencer" -> context.readTreeAsValue(details, Sequencer.class);
            default -> throw new IllegalArgumentException("no kind of transport: " + name);
        };
    }
}
