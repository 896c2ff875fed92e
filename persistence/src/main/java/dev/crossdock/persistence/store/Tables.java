package dev.crossdock.persistence.store;

import java.sql.Connection;
import java.sql.SQLException;

/** What the database has. */
public final class Tables {

    private Tables() {}

    /** Whether there is such a table. */
    public static boolean exists(Connection connection, String schema, String table) throws SQLException {
        return Sql.exists(connection, "select 1 where to_regclass(?) is not null", schema + "." + table);
    }
}
