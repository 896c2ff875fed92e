package dev.crossdock.bench;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Posts an event of a customer and asks for the newest entry of the timeline until it is that event. */
final class Visibility {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long BETWEEN_LOOKS_MILLIS = 10;

    private final RestQuestions rest;

    Visibility(RestQuestions rest) {
        this.rest = rest;
    }

    /** Returns as soon as the API shows the event. */
    void await(String customer) throws IOException, InterruptedException {
        String id = UUID.randomUUID().toString();
        rest.publish(event(id, customer, Instant.now(Clock.systemUTC())).toString());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!rest.answer("/customers/" + customer + "/timeline?limit=5").contains(id)) {
            if (System.nanoTime() > deadline) {
                throw new BenchException("an event of " + customer + " is not visible after " + PATIENCE.toSeconds()
                        + " s; is support-projection paused?");
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
        }
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
