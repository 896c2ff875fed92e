package dev.crossdock.customer;

import dev.crossdock.customer.CustomerChange.ProfileChanged;
import dev.crossdock.customer.store.CustomerProfileRow;
import dev.crossdock.customer.store.LatestStateTable;
import dev.crossdock.projection.Changes;
import dev.crossdock.projection.store.ContentHash;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;

/**
 * The current profile of each customer, for a group that keeps more than profiles: its statements follow the search path
 * of that group's transaction.
 */
public final class CurrentProfiles {

    private static final LatestStateTable<CustomerProfileRow> TABLE = LatestStateTable.CUSTOMER_PROFILE;

    private CurrentProfiles() {}

    /** Changes on their way to the table. */
    public static Changes<CustomerChange> collect() {
        return new LatestStates<>(TABLE, ProfileChanged::profile);
    }

    /** Those of the customers who were erased. */
    public static Set<String> erasedAmong(Connection connection, Collection<String> customers) throws SQLException {
        return TABLE.erasedAmong(connection, customers);
    }

    /** Everybody who was erased. */
    public static Set<String> erased(Connection connection) throws SQLException {
        return TABLE.erased(connection);
    }

    /** Copies from another schema who was erased, so that nobody comes back when a tombstone has expired. */
    public static void takeOverErased(Connection connection, String schema) throws SQLException {
        TABLE.takeOverErased(connection, schema);
    }

    /** The content hash of the profiles of living customers. */
    public static ContentHash hash(Connection connection) throws SQLException {
        return TABLE.hash(connection);
    }
}
