package dev.crossdock.outbox;

import dev.crossdock.event.CloudEvent;
import dev.crossdock.event.Ingestion;
import dev.crossdock.outbox.store.PendingEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes events that belong to an effect in the database, in the transaction of that effect: both are there or neither. An
 * event is published once, and after all events of its topic and key that were appended before it.
 *
 * <pre>{@code
 * if (cases.open(id, payment)) { // changes the row of the case, and so takes turns with whoever else changes it
 *     ObjectNode data = json.createObjectNode().put("caseId", id).put("paymentId", payment);
 *     outbox.append(new NewEvent("fraud.case-opened", "/fraud", id + "-opened", clock.instant(), data));
 * }
 * }</pre>
 *
 * Who appends for the same key in two transactions at a time has to let them take turns before, as above; else there is no
 * order between them to be kept.
 */
@ApplicationScoped
public class Outbox {

    @Inject
    PendingEvents events;

    @Inject
    Ingestion ingestion;

    @Inject
    Event<Appended> appended;

    /**
     * Publishes an event if and after the caller's transaction commits. One of the same source and id that waits or was
     * published before is not published again.
     *
     * @throws IllegalArgumentException if its type is not declared or its data are not as the schema wants them
     */
    @Transactional(TxType.MANDATORY)
    public void append(NewEvent event) {
        ObjectNode json = event.json();
        CloudEvent checked = ingestion.check(json);
        events.add(checked.type().topic(), checked.key(), event.source(), event.id(), json.toString());
        appended.fire(new Appended(EventRelay.NAME));
    }
}
