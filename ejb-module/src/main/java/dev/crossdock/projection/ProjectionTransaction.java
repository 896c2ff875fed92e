package dev.crossdock.projection;

import dev.crossdock.persistence.store.Database;
import dev.crossdock.projection.Slice.Entry;
import dev.crossdock.projection.store.GroupRegister;
import dev.crossdock.projection.store.Positions;
import dev.crossdock.projection.store.Progress;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** One transaction that applies a batch and moves the group's position, or does neither. */
@Stateless
public class ProjectionTransaction {

    @Inject
    Database database;

    @Inject
    GroupRegister register;

    @Inject
    DeadLetters deadLetters;

    /**
     * Applies slices, at most one per partition, if they continue what is stored. Poison goes to the dead letters before
     * the commit, so that a crash can repeat a dead letter but not lose one.
     *
     * @throws BatchFailedException if the database refuses the batch; everything is rolled back
     */
    public <C> BatchOutcome apply(Projection<?, C> projection, List<Slice<C>> slices) {
        try (Connection connection = database.dataSource().getConnection()) {
            if (register.isPaused(connection, projection.group())) {
                return new BatchOutcome.Paused();
            }
            List<Integer> partitions = slices.stream().map(Slice::partition).toList();
            Map<Integer, Long> stored = Positions.lock(connection, projection.group(), projection.topic(), partitions);
            if (slices.stream().anyMatch(slice -> !slice.connectsTo(position(stored, slice)))) {
                return new BatchOutcome.Refused(stored);
            }
            useSchema(connection, projection.schema());
            commitWithoutWaiting(connection);
            return new BatchOutcome.Applied(applyRest(connection, projection, slices, stored));
        } catch (SQLException e) {
            throw new BatchFailedException(e);
        }
    }

    /** Where the group stands in every partition of its topic that it has seen. */
    public Map<Integer, Long> storedPositions(Projection<?, ?> projection) {
        try (Connection connection = database.dataSource().getConnection()) {
            return Positions.current(connection, projection.group(), projection.topic());
        } catch (SQLException e) {
            throw new BatchFailedException(e);
        }
    }

    private <C> Map<Integer, Long> applyRest(
            Connection connection, Projection<?, C> projection, List<Slice<C>> slices, Map<Integer, Long> stored)
            throws SQLException {
        List<C> changes = new ArrayList<>();
        List<Progress> steps = new ArrayList<>();
        List<Entry<C>> poison = new ArrayList<>();
        Map<Integer, Long> positions = new TreeMap<>();
        for (Slice<C> slice : slices) {
            Slice<C> rest = slice.from(position(stored, slice));
            int poisonBefore = poison.size();
            for (Entry<C> entry : rest.entries()) {
                if (entry.change() == null) {
                    poison.add(entry);
                } else {
                    changes.add(entry.change());
                }
            }
            steps.add(new Progress(slice.partition(), rest.next(), poison.size() - poisonBefore));
            positions.put(slice.partition(), rest.next());
        }
        deadLetters.publish(projection, poison);
        long applied = projection.apply(connection, changes);
        Positions.advance(connection, projection.group(), projection.topic(), steps, applied, changes.size() - applied);
        return positions;
    }

    /** All positions are there: locking them has created what was missing. */
    private static long position(Map<Integer, Long> stored, Slice<?> slice) {
        return Objects.requireNonNull(stored.get(slice.partition()), () -> "no position of " + slice.partition());
    }

    /**
     * Lets the commit return before the log is on disk. If the database then crashes, the newest batches are lost
     * together with the positions that cover them, and are read again.
     */
    private static void commitWithoutWaiting(Connection connection) throws SQLException {
        try (Statement set = connection.createStatement()) {
            set.execute("set local synchronous_commit = off");
        }
    }

    /** Makes statements without a schema mean this schema's tables until the transaction ends. */
    static void useSchema(Connection connection, String schema) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("select set_config('search_path', ?, true)")) {
            set.setString(1, schema);
            set.execute();
        }
    }
}
