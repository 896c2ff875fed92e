package dev.crossdock.persistence.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Lets one instance of the application at a time do a piece of work. PostgreSQL keeps a lock for the session that took it,
 * so that an instance that dies gives it back by that.
 */
@ApplicationScoped
public class InstanceLocks {

    @Inject
    Database database;

    /** Work that one instance at a time does, and what it may throw. */
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /**
     * Does the work unless somebody is at work of the same name; then the result is empty.
     *
     * @throws E what the work throws
     * @throws IllegalStateException if the database cannot be asked
     */
    public <T, E extends Exception> Optional<T> tryWith(String name, Work<T, E> work) throws E {
        try (Connection connection = database.dataSource().getConnection()) {
            if (!Sql.exists(connection, "select 1 where pg_try_advisory_lock(hashtextextended(?, 0))", name)) {
                return Optional.empty();
            }
            try {
                return Optional.of(work.run());
            } finally {
                Sql.exists(connection, "select pg_advisory_unlock(hashtextextended(?, 0))", name);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot take turns with other instances: is the database up?", e);
        }
    }
}
