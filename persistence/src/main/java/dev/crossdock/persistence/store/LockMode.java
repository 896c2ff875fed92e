package dev.crossdock.persistence.store;

import java.sql.Connection;
import java.sql.SQLException;

/** How a transaction takes an advisory lock of PostgreSQL, which it gives back at its end. */
public enum LockMode {
    /** Beside others that share it. */
    SHARED("pg_advisory_xact_lock_shared"),
    /** Alone; it waits for those that hold the lock, and others wait for it. */
    EXCLUSIVE("pg_advisory_xact_lock");

    private final String function;

    LockMode(String function) {
        this.function = function;
    }

    /** Takes the lock of that name. */
    public void take(Connection connection, String name) throws SQLException {
        Sql.exists(connection, "select " + function + "(hashtextextended(?, 0))", name);
    }

    /** Takes the lock of that name and the first schema on the search path. */
    public void takeInSchema(Connection connection, String name) throws SQLException {
        Sql.exists(connection, "select " + function + "(hashtextextended(? || current_schema(), 0))", name);
    }
}
