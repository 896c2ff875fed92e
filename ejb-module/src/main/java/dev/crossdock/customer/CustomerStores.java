package dev.crossdock.customer;

import dev.crossdock.customer.store.HistoryTables;
import dev.crossdock.customer.store.LatestStateTable;
import dev.crossdock.erasure.TableStore;
import jakarta.enterprise.context.Dependent;

/** The tables of the customer projections, for whoever erases. */
final class CustomerStores {

    /** The workload that owns this group keeps profiles beside what customers do. */
    private static final String SUPPORT = "support-projection";

    private CustomerStores() {}

    /** One row per customer, of which an erasure leaves the id. */
    abstract static class LatestState extends TableStore {
        LatestState(LatestStateTable<?> table, String group) {
            super(table.schema(), table.name(), group, table::holds, table::revision);
        }
    }

    /** What support looks up. */
    @Dependent
    static class Profiles extends LatestState {
        Profiles() {
            super(LatestStateTable.CUSTOMER_PROFILE, SUPPORT);
        }
    }

    /** Where parcels go. */
    @Dependent
    static class Deliveries extends LatestState {
        Deliveries() {
            super(LatestStateTable.DELIVERY_ADDRESS, CustomerProjections.FULFILLMENT);
        }
    }

    /** To whom invoices are made out. */
    @Dependent
    static class Invoices extends LatestState {
        Invoices() {
            super(LatestStateTable.INVOICE_IDENTITY, CustomerProjections.BILLING);
        }
    }

    /** What changed when. */
    @Dependent
    static class History extends TableStore {
        History() {
            super(
                    "analytics",
                    "profile_change",
                    CustomerProjections.ANALYTICS,
                    HistoryTables::holds,
                    HistoryTables::revision);
        }
    }
}
