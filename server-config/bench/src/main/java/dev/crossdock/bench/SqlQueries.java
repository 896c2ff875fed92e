package dev.crossdock.bench;

import dev.crossdock.persistence.store.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Asks PostgreSQL what the product asks it, and reads every column of the answer. */
final class SqlQueries implements AutoCloseable {

    /** As many as the machine answers at a time; whoever finds none waits. */
    private static final int CONNECTIONS = 8;

    private final BlockingQueue<Connection> idle = new ArrayBlockingQueue<>(CONNECTIONS);

    SqlQueries(RunningStack stack) throws SQLException {
        for (int i = 0; i < CONNECTIONS; i++) {
            Connection connection = stack.database();
            idle.add(connection);
            // A plan for any values, which the database would come to, is far slower for some of these queries.
            Sql.update(connection, "set plan_cache_mode = force_custom_plan");
        }
    }

    void ask(String sql, Object... values) throws SQLException, InterruptedException {
        Connection connection = idle.take();
        try {
            Sql.query(connection, sql, SqlQueries::columns, values);
        } finally {
            idle.put(connection);
        }
    }

    private static int columns(ResultSet row) throws SQLException {
        int columns = row.getMetaData().getColumnCount();
        for (int column = 1; column <= columns; column++) {
            row.getObject(column);
        }
        return columns;
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : new LinkedBlockingQueue<>(idle)) {
            connection.close();
        }
    }
}
