package dev.crossdock.event;

import com.networknt.schema.Schema;
import tools.jackson.core.JsonPointer;

/**
 * What the platform knows about one type of event.
 *
 * @param topic where such events are published
 * @param key where in the event's data its Kafka key stands, the entity whose events stay in order
 * @param limit how many bytes an event may have
 * @param schema what its data must look like
 */
public record EventType(String name, String topic, JsonPointer key, int limit, Schema schema) {}
