package dev.crossdock.bench;

import dev.crossdock.stack.api.ApiClient;
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

    private static final Polling POLLING = new Polling(Duration.ofSeconds(30), Duration.ofMillis(10));

    private final ApiClient api;

    EventVisibility(ApiClient api) {
        this.api = api;
    }

    /** Returns as soon as the API shows the event. */
    void await(String customer) throws Exception {
        String id = UUID.randomUUID().toString();
        Instant now = Instant.now(Clock.systemUTC());
        String event = new BenchEvent(
                        id,
                        "support.interaction-recorded",
                        "support-events",
                        customer,
                        now,
                        interaction(id, customer, now))
                .cloudEvent()
                .toString();
        api.post("producer", "/api/events", "application/cloudevents+json", BodyPublishers.ofString(event));
        POLLING.await(
                () -> api.get("support-agent", "/api/customers/" + customer + "/timeline?limit=5")
                        .toString()
                        .contains(id),
                "an event of " + customer + " is not visible (is support-projection paused?)");
    }

    private static ObjectNode interaction(String id, String customer, Instant now) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("interactionId", "i-" + id)
                .put("conversationId", "c-" + id)
                .put("customerId", customer)
                .put("channel", "email")
                .put("direction", "inbound")
                .put("category", "praise")
                .put("text", "Thank you, it came at once.")
                .put("status", "closed")
                .put("occurredAt", now.toString());
    }
}
