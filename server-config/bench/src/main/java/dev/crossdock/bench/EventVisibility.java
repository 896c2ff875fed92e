package dev.crossdock.bench;

import dev.crossdock.stack.process.Polling;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Posts an event of a customer and asks for the newest entry of the timeline until it is that event. */
final class EventVisibility {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Polling POLLING = new Polling(Duration.ofSeconds(30), Duration.ofMillis(10));

    private final Api api;

    EventVisibility(Api api) {
        this.api = api;
    }

    /** Returns as soon as the API shows the event. */
    void await(String customer) throws Exception {
        String id = UUID.randomUUID().toString();
        String event = event(id, customer, Instant.now(Clock.systemUTC())).toString();
        api.post("producer", "/events", "application/cloudevents+json", BodyPublishers.ofString(event));
        POLLING.await(
                () -> api.get("support-agent", "/customers/" + customer + "/timeline?limit=5")
                        .contains(id),
                "an event of " + customer + " is not visible (is support-projection paused?)");
    }

    private static ObjectNode event(String id, String customer, Instant now) {
        ObjectNode event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "/bench")
                .put("type", "support.interaction-recorded")
                .put("time", now.toString())
                .put("datacontenttype", "application/json");
        event.putObject("data")
                .put("interactionId", "i-" + id)
                .put("conversationId", "c-" + id)
                .put("customerId", customer)
                .put("channel", "email")
                .put("direction", "inbound")
                .put("category", "praise")
                .put("text", "Thank you, it came at once.")
                .put("status", "closed")
                .put("occurredAt", now.toString());
        return event;
    }
}
