package dev.crossdock.event;

import dev.crossdock.contract.guard.GuardRail;
import dev.crossdock.contract.guard.RefusedException;
import dev.crossdock.event.value.EventId;
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
        EventId id, EventType type, String key, Map<String, String> attributes, byte[] data, long fingerprint) {

    /**
     * Whoever publishes comes by here.
     *
     * @throws RefusedException if it has no key or is larger than its contract says
     */
    public CloudEvent {
        if (key.isEmpty()) {
            throw new RefusedException(
                    GuardRail.KEYLESS_RECORD.refuse("an event of type " + type.name(), "it has no key"));
        }
        if (data.length > type.limit()) {
            throw new RefusedException(GuardRail.PAYLOAD_OVER_CONTRACT.refuse(
                    "an event of type " + type.name(),
                    "its data has " + data.length + " bytes, the limit is " + type.limit()));
        }
    }
}
