package dev.crossdock.erasure.store;

import dev.crossdock.persistence.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets one instance of the application rewrite dead letters at a time; one that dies gives the lock back by that. */
@ApplicationScoped
public class SweepLock {

    /** The bytes of "erase". */
    private static final long KEY = 0x6572617365L;

    @Inject
    Database database;

    /** Does the work unless somebody else is at it; then the result is empty. */
    public <T> Optional<T> tryWith(Supplier<T> work) {
        try (Connection connection = database.dataSource().getConnection()) {
            if (!ask(connection, "select pg_try_advisory_lock(?)")) {
                return Optional.empty();
            }
            try {
                return Optional.of(work.get());
            } finally {
                ask(connection, "select pg_advisory_unlock(?)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot take turns with other instances: is the database up?", e);
        }
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, KEY);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
