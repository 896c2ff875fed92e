package dev.crossdock.outbox;

import dev.crossdock.erasure.ErasedCustomer;
import dev.crossdock.erasure.PersonalDataStore;
import dev.crossdock.outbox.store.PendingEvents;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** The events about a customer that wait for Kafka, for whoever erases: they are not published any more. */
@Dependent
class PendingEventErasure implements PersonalDataStore {

    @Inject
    PendingEvents events;

    @Override
    public String name() {
        return "outbox.event";
    }

    @Override
    public Kind kind() {
        return Kind.TABLE;
    }

    @Override
    public Look look(ErasedCustomer customer) {
        int dropped = events.erase(customer.id());
        return new Look(
                true,
                "deleted by the customer's id at any depth and by the subject: " + dropped
                        + " events that were not yet published");
    }
}
