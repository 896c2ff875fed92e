package dev.crossdock.support;

import dev.crossdock.event.Ingestion;
import dev.crossdock.event.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Records notes of employees. They go through ingestion and Kafka like everybody's events, and are seen when read from there. */
@ApplicationScoped
public class Notes {

    private static final String SOURCE = "/support-console";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Ingestion ingestion;
    private final Clock clock;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Notes() {
        ingestion = null;
        clock = null;
    }

    @Inject
    public Notes(Ingestion ingestion) {
        this(ingestion, Clock.systemUTC());
    }

    Notes(Ingestion ingestion, Clock clock) {
        this.ingestion = ingestion;
        this.clock = clock;
    }

    /** Publishes a note; the same note sent again is recorded once. */
    public Outcome record(String agent, Note note) {
        return ingestion.accept(List.of(event(agent, note))).get(0);
    }

    private ObjectNode event(String agent, Note note) {
        String time = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        ObjectNode event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", note.id())
                .put("source", SOURCE)
                .put("type", "support.interaction-recorded")
                .put("time", time)
                .put("datacontenttype", "application/json");
        event.putObject("data")
                .put("interactionId", note.id())
                .put("conversationId", note.conversationId())
                .put("customerId", note.customerId())
                .put("channel", note.contact().channel())
                .put("direction", note.contact().direction())
                .put("category", note.category())
                .put("text", note.text())
                .put("agent", agent)
                .put("status", note.status().word())
                .put("occurredAt", time);
        return event;
    }
}
