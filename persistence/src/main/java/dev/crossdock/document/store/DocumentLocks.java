package dev.crossdock.document.store;

import dev.crossdock.persistence.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Lets one instance of the application at a time do a thing; one that dies gives the lock back by that. */
@ApplicationScoped
public class DocumentLocks {

    @Inject
    Database database;

    /**
     * Does the work unless somebody else is at it; then the result is empty.
     *
     * @throws Exception what the work throws
     */
    public <T> Optional<T> tryWith(String name, Callable<T> work) throws Exception {
        try (Connection connection = database.dataSource().getConnection()) {
            if (!ask(connection, "select pg_try_advisory_lock(hashtextextended('document ' || ?, 0))", name)) {
                return Optional.empty();
            }
            try {
                return Optional.of(work.call());
            } finally {
                ask(connection, "select pg_advisory_unlock(hashtextextended('document ' || ?, 0))", name);
            }
        }
    }

    private static boolean ask(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
