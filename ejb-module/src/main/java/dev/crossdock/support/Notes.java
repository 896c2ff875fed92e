package dev.crossdock.support;

import dev.crossdock.event.Ingestion;
import dev.crossdock.event.Outcome;
import dev.crossdock.value.CustomerId;
import dev.crossdock.value.Moment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Records notes of employees. They go through ingestion and Kafka like everybody's events, and are seen when read from there. */
@ApplicationScoped
public class Notes {

    private static final String SOURCE = "/support-console";

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
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        InteractionRecorded interaction = new InteractionRecorded(
                new InteractionId(note.id()),
                new ConversationId(note.conversationId()),
                new CustomerId(note.customerId()),
                note.contact().channel(),
                note.contact().direction(),
                note.category(),
                null,
                note.text(),
                agent,
                null,
                note.status().word(),
                new Moment(now));
        return InteractionRecorded.CODEC.write(interaction, SOURCE, note.id(), now);
    }
}
