package dev.crossdock.event;

import com.networknt.schema.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * What the platform knows about one type of event.
 *
 * @param topic where such events are published
 * @param key where in the event's data its Kafka key stands, the entity whose events stay in order
 * @param keyOtherwise where it stands if the data has nothing there; null if all events have the first
 * @param limit how many bytes an event may have
 * @param schema what its data must look like
 */
public record EventType(
        String name,
        String topic,
        JsonPointer key,
        @Nullable JsonPointer keyOtherwise,
        int limit,
        Schema schema) {

    /** Where in this data the Kafka key stands. */
    public JsonPointer keyIn(JsonNode data) {
        return keyOtherwise != null && data.at(key).isMissingNode() ? keyOtherwise : key;
    }
}
