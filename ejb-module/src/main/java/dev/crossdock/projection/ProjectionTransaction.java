package dev.crossdock.projection;

import dev.crossdock.persistence.store.Database;
import dev.crossdock.persistence.store.Sql;
import dev.crossdock.projection.store.GroupRegister;
import dev.crossdock.projection.store.Position;
import dev.crossdock.projection.store.Positions;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

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
     * Applies a batch if it continues what is stored. Poison goes to the dead letters before the commit, so that a crash
     * can repeat a dead letter but not lose one.
     *
     * @throws BatchFailedException if the database or another store refuses the batch; everything is rolled back
     */
    public <C> BatchOutcome apply(Batch<C> batch) {
        Projection<C> projection = batch.projection();
        try (Connection connection = database.dataSource().getConnection()) {
            if (register.isPaused(connection, projection.group())) {
                return new BatchOutcome.Paused();
            }
            Map<TopicPartition, Long> stored = Positions.lock(connection, projection.group(), batch.partitions());
            Optional<Batch<C>> rest = batch.after(stored);
            if (rest.isEmpty()) {
                return new BatchOutcome.Refused(stored);
            }
            useSchema(connection, projection.schema());
            commitWithoutWaiting(connection);
            write(connection, rest.get());
            return new BatchOutcome.Applied(rest.get().ends());
        } catch (SQLException e) {
            throw new BatchFailedException(e);
        } catch (RefusedDataException e) {
            throw new BatchFailedException(e);
        }
    }

    /** Where the group stands in every partition that it has seen. */
    public Map<TopicPartition, Position> positions(Projection<?> projection) {
        try (Connection connection = database.dataSource().getConnection()) {
            return Positions.current(connection, projection.group());
        } catch (SQLException e) {
            throw new BatchFailedException(e);
        }
    }

    /** Where the group stands in these partitions; at the start of those it has not seen. */
    public Map<TopicPartition, Long> storedPositions(Projection<?> projection, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Position> stored = positions(projection);
        return partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> {
            Position position = stored.get(partition);
            return position == null ? 0L : position.nextOffset();
        }));
    }

    private <C> void write(Connection connection, Batch<C> batch) throws SQLException {
        Projection<C> projection = batch.projection();
        long applied = batch.changes().apply(connection);
        deadLetters.publish(projection, batch.poison());
        Positions.advance(connection, projection.group(), batch.steps(), applied, batch.added() - applied);
    }

    /**
     * Lets the commit return before the log is on disk. If the database then crashes, the newest batches are lost
     * together with the positions that mask them, which the reader finds, and are read again.
     */
    private static void commitWithoutWaiting(Connection connection) throws SQLException {
        Sql.update(connection, "set local synchronous_commit = off");
    }

    /** Makes statements without a schema mean this schema's tables until the transaction ends. */
    static void useSchema(Connection connection, String schema) throws SQLException {
        Sql.exists(connection, "select set_config('search_path', ?, true)", schema);
    }
}
