package dev.crossdock.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Writes slices within one transaction and passes over what the store refuses because of its data. Such a record was
 * dead-lettered when it was first read; it is found by halving the slice, each part behind a savepoint.
 *
 * @param <C> a change
 */
final class SliceWriter<C> {

    /** Makes the changes of a slice. */
    interface Collector<C> {
        Changes<C> collect(Slice<C> slice) throws SQLException;
    }

    private final Connection connection;
    private final Collector<C> collector;

    SliceWriter(Connection connection, Collector<C> collector) {
        this.connection = connection;
        this.collector = collector;
    }

    /**
     * Writes a slice without what is refused.
     *
     * @throws BatchFailedException if it is not the data that is at fault
     */
    void write(Slice<C> slice) throws SQLException {
        execute("savepoint slice");
        try {
            collector.collect(slice).apply(connection);
            execute("release savepoint slice");
        } catch (SQLException e) {
            passOver(slice, new BatchFailedException(e));
        } catch (RefusedDataException e) {
            passOver(slice, new BatchFailedException(e));
        }
    }

    private void passOver(Slice<C> slice, BatchFailedException failure) throws SQLException {
        boolean nothingLeftToPassOver = slice.entries().stream().allMatch(entry -> entry.change() == null);
        if (!failure.causedByData() || nothingLeftToPassOver) {
            throw failure;
        }
        execute("rollback to savepoint slice");
        if (slice.entries().size() == 1) {
            write(slice.poisonedBy(failure.refusal()));
        } else {
            for (Slice<C> half : slice.halves()) {
                write(half);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
