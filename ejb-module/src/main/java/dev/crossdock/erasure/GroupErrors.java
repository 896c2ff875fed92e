package dev.crossdock.erasure;

import dev.crossdock.projection.store.GroupRegister;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** What last went wrong in each group and rebuild; the database's words may quote the record that it refused. */
@Dependent
class GroupErrors implements PersonalDataStore {

    @Inject
    GroupRegister register;

    @Override
    public String name() {
        return "projection.consumer_group";
    }

    @Override
    public Look look(ErasedCustomer customer) {
        register.forgetErrorsWith(customer.id());
        return new Look(true, "every error text in which the id occurred was emptied");
    }
}
