package dev.crossdock.projection;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Changes on their way to the tables, in the order of the topic. Those that a later one replaces may be forgotten, so
 * that the further a group lags behind, the fewer rows it writes for a record. Not thread-safe.
 *
 * @param <C> a change
 */
public interface Changes<C> {

    /** Adds the next one. */
    void add(C change);

    /** Whether so much waits that it should be written before more is added; keeps memory bounded. */
    boolean isFull();

    /**
     * Writes all of them to the tables on the connection's search path. After a rollback it may be called again.
     *
     * @return how many took effect; the others were stale, duplicates, or replaced by a later one
     */
    long apply(Connection connection) throws SQLException;
}
