package dev.crossdock.outbox;

import dev.crossdock.event.Ingestion;
import dev.crossdock.event.Outcome;
import dev.crossdock.event.Outcome.Accepted;
import dev.crossdock.event.Outcome.Unavailable;
import dev.crossdock.lifecycle.ApplicationState;
import dev.crossdock.outbox.store.PendingEvent;
import dev.crossdock.outbox.store.PendingEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Logger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes events through {@link Ingestion}, which skips those that have a receipt. Of a key only the oldest goes at a time,
 * the next one once Kafka has confirmed it: so an event that fails is never overtaken by a later one. Those that Kafka refuses
 * make room for the others until all have been tried, so that neither a topic that is missing nor many keys stop the rest.
 */
@ApplicationScoped
class EventRelay implements Relay {

    static final String NAME = "events";

    private static final Logger LOG = Logger.getLogger(EventRelay.class.getName());
    private static final int BATCH = 500;

    /** The events that Kafka refused since all had been tried the last time, with their topics. */
    private final Map<Long, String> refused = new HashMap<>();

    /** Why topics refused something the last time. */
    private final Map<String, String> reasons = new TreeMap<>();

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
        List<PendingEvent> batch = application.isUp() ? events.oldestOfEachKey(refused.keySet(), BATCH) : List.of();
        if (batch.isEmpty()) {
            tellRefused();
            return 0;
        }
        // Who waits for a topic does so after the others have gone.
        List<PendingEvent> inTurn = batch.stream()
                .sorted(Comparator.comparing(event -> reasons.containsKey(event.topic())))
                .toList();
        List<Outcome> outcomes = ingestion.accept(inTurn.stream()
                .<JsonNode>map(event -> JsonMapper.shared().readTree(event.json()))
                .toList());
        List<Long> published = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            PendingEvent event = inTurn.get(i);
            if (outcomes.get(i) instanceof Accepted accepted) {
                published.add(event.id());
                tellDifference(accepted);
            } else {
                refused.put(event.id(), event.topic());
                reasons.put(event.topic(), reason(outcomes.get(i)));
            }
        }
        events.delete(published);
        return batch.size();
    }

    /** All have been tried: the next time those that were refused are tried again. */
    private void tellRefused() {
        reasons.keySet().retainAll(refused.values());
        refused.clear();
        if (!reasons.isEmpty()) {
            throw new IllegalStateException("not published: " + reasons);
        }
    }

    private static String reason(Outcome outcome) {
        return outcome instanceof Unavailable unavailable ? unavailable.reason() : outcome.toString();
    }

    private static void tellDifference(Accepted accepted) {
        if (accepted.differs()) {
            LOG.severe(() -> "outbox.event.differs id=" + accepted.event().id() + " source="
                    + accepted.event().source()
                    + ": another event of this id was published before; give each effect an id of its own");
        }
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
