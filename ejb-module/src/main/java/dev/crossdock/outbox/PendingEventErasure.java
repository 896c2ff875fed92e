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
    public void withdraw(String customer) {
        events.erase(customer);
    }

    @Override
    public Look look(ErasedCustomer customer) {
        withdraw(customer.id());
        return new Look(
                true,
                "events that were not yet published were deleted before the erasure was and after: by the customer's id at"
                        + " any depth and by the subject");
    }
}
