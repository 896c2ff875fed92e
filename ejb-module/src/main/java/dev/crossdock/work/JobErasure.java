package dev.crossdock.work;

import dev.crossdock.erasure.ErasedCustomer;
import dev.crossdock.erasure.PersonalDataStore;
import dev.crossdock.queue.BrokerUnavailableException;
import dev.crossdock.work.store.JobTable;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/**
 * The jobs about a customer, for whoever erases. What they say is dropped; those that are not done are given up, but one that
 * a worker is at comes to its end first.
 */
@Dependent
class JobErasure implements PersonalDataStore {

    @Inject
    JobTable table;

    @Inject
    BrokerDeadLetters deadLetters;

    @Override
    public String name() {
        return "work.job";
    }

    @Override
    public Look look(ErasedCustomer customer) {
        try {
            deadLetters.remove(table.notDone(customer.id()));
        } catch (BrokerUnavailableException e) {
            return new Look(false, "the broker cannot be asked for messages about dead jobs; it is asked again");
        }
        table.erase(customer.id());
        long left = table.about(customer.id());
        return left == 0
                ? new Look(true, "queried by the customer's id: no job that names them says anything any more")
                : new Look(false, left + " jobs about the person are being done just now");
    }
}
