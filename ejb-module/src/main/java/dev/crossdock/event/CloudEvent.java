package dev.crossdock.event;

import dev.crossdock.event.store.EventId;
import java.util.Map;

/**
 * A valid event, ready to be published.
 *
 * @param key the entity whose events stay in order
 * @param attributes the CloudEvents attributes as they travel in Kafka headers, without their prefix
 * @param data the payload, JSON in UTF-8
 * @param fingerprint the first 64 bits of a digest over the whole event
 */
public record CloudEvent(
        EventId id, EventType type, String key, Map<String, String> attributes, byte[] data, long fingerprint) {}
