package dev.crossdock.document;

import dev.crossdock.document.store.DocumentOutbox;
import dev.crossdock.document.store.DocumentOutbox.Pending;
import dev.crossdock.event.Ingestion;
import dev.crossdock.event.Outcome;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Publishes what was stored and removed. First Kafka has an event, then the table forgets it: a crash in between publishes
 * the same event again, with the same id.
 */
@Stateless
public class DocumentRelay {

    private static final int BATCH = 100;

    @Inject
    DocumentOutbox outbox;

    @Inject
    Ingestion ingestion;

    /**
     * Publishes the oldest events, in their order.
     *
     * @return how many; 0 if there are none
     * @throws IllegalStateException if Kafka did not take the first of them; they stay where they are
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public int relay() {
        List<Pending> events = outbox.next(BATCH);
        if (events.isEmpty()) {
            return 0;
        }
        List<Outcome> outcomes = ingestion.accept(
                events.stream().<JsonNode>map(DocumentEvents::cloudEvent).toList());
        int published = 0;
        for (int i = 0; i < events.size() && outcomes.get(i) instanceof Outcome.Accepted; i++) {
            outbox.published(events.get(i).id());
            published++;
        }
        if (published == 0) {
            throw new IllegalStateException("not published: " + outcomes.get(0));
        }
        return published;
    }
}
