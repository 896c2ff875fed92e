package dev.crossdock.projection;

import dev.crossdock.persistence.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Writes within one transaction what the store takes of a batch, each attempt behind a savepoint. */
final class PartialWrite {

    private final Connection connection;

    /** Writes the items {@code [from, to)}. */
    interface Write {
        void on(int from, int to) throws SQLException;
    }

    PartialWrite(Connection connection) {
        this.connection = connection;
    }

    /**
     * Writes what can be written.
     *
     * @param refused takes the items that the store refuses because of their data
     * @throws BatchFailedException if it is not the data that is at fault
     */
    void run(int size, Write write, Bisection.Isolated<SQLException> refused) throws SQLException {
        Bisection.run(size, (from, to) -> refusal(() -> write.on(from, to)), refused);
    }

    private interface Step {
        void run() throws SQLException;
    }

    private Optional<String> refusal(Step write) throws SQLException {
        Sql.update(connection, "savepoint part");
        try {
            write.run();
            Sql.update(connection, "release savepoint part");
            return Optional.empty();
        } catch (SQLException e) {
            return refusal(new BatchFailedException(e));
        } catch (RefusedDataException e) {
            return refusal(new BatchFailedException(e));
        }
    }

    private Optional<String> refusal(BatchFailedException failure) throws SQLException {
        if (!failure.causedByData()) {
            throw failure;
        }
        Sql.update(connection, "rollback to savepoint part");
        return Optional.of(failure.refusal());
    }
}
