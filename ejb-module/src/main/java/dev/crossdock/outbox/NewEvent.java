package dev.crossdock.outbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event to be published. Its topic and key follow from its type, by the contract that declares it.
 *
 * @param type such as {@code document.stored}
 * @param source the room that tells it, such as {@code /documents}
 * @param id made of the effect that it tells, so that the same effect has the same id; unique within its source
 * @param subject what it is about, if that is no part of the data
 */
public record NewEvent(
        String type, String source, String id, @Nullable String subject, Instant time, ObjectNode data) {

    /** An event without a subject. */
    public NewEvent(String type, String source, String id, Instant time, ObjectNode data) {
        this(type, source, id, null, time, data);
    }

    /** The CloudEvent. */
    public ObjectNode json() {
        ObjectNode event = JsonMapper.shared()
                .createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", source)
                .put("type", type)
                .put("time", time.truncatedTo(ChronoUnit.MILLIS).toString())
                .put("datacontenttype", "application/json");
        if (subject != null) {
            event.put("subject", subject);
        }
        event.set("data", data);
        return event;
    }
}
