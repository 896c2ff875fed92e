package dev.crossdock.outbox;

import dev.crossdock.event.Ingestion;
import dev.crossdock.event.Outcome;
import dev.crossdock.event.Outcome.Accepted;
import dev.crossdock.lifecycle.ApplicationState;
import dev.crossdock.outbox.store.PendingEvent;
import dev.crossdock.outbox.store.PendingEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes events through {@link Ingestion}, which skips those that have a receipt. Of a key only the oldest goes at a time,
 * the next one once Kafka has confirmed it: so an event that fails is never overtaken by a later one.
 */
@ApplicationScoped
class EventRelay implements Relay {

    static final String NAME = "events";

    private static final Logger LOG = Logger.getLogger(EventRelay.class.getName());
    private static final int BATCH = 500;

    @Inject
    PendingEvents events;

    @Inject
    Ingestion ingestion;

    @Inject
    ApplicationState application;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public int relay() {
        List<PendingEvent> batch = application.isUp() ? events.oldestOfEachKey(BATCH) : List.of();
        if (batch.isEmpty()) {
            return 0;
        }
        List<Outcome> outcomes = ingestion.accept(batch.stream()
                .<JsonNode>map(event -> JsonMapper.shared().readTree(event.json()))
                .toList());
        List<Long> published = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            if (outcomes.get(i) instanceof Accepted accepted) {
                published.add(batch.get(i).id());
                if (accepted.differs()) {
                    LOG.severe(() -> "outbox.event.differs id="
                            + accepted.event().id() + " source="
                            + accepted.event().source() + ": another event of this id was published before; give each"
                            + " effect an id of its own");
                }
            }
        }
        if (published.isEmpty()) {
            throw new IllegalStateException("not published: " + outcomes.get(0));
        }
        events.delete(published);
        return published.size();
    }

    @Override
    public long waiting() {
        return events.count();
    }

    @Override
    public Optional<Instant> oldest() {
        return events.oldest();
    }
}
