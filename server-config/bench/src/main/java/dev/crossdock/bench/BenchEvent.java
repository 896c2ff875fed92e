package dev.crossdock.bench;

import dev.crossdock.stack.feed.Events;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An event that a benchmark makes up, in the two forms in which it can be sent. */
record BenchEvent(String id, String type, String topic, String customer, Instant time, ObjectNode data) {

    private static final String SOURCE = "/bench";

    /** As a record of its topic: a CloudEvent in Kafka's binary content mode. */
    ProducerRecord<String, byte[]> kafkaRecord() {
        ProducerRecord<String, byte[]> made =
                new ProducerRecord<>(topic, customer, JsonMapper.shared().writeValueAsBytes(data));
        header(made.headers(), "ce_specversion", "1.0");
        header(made.headers(), "ce_id", id);
        header(made.headers(), "ce_source", SOURCE);
        header(made.headers(), "ce_type", type);
        header(made.headers(), "ce_time", time.toString());
        header(made.headers(), "content-type", "application/json");
        return made;
    }

    /** As a CloudEvent in structured mode. */
    ObjectNode cloudEvent() {
        return Events.event(SOURCE, id, type, time, data);
    }

    private static void header(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
