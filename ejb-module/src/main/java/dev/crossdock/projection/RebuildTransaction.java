package dev.crossdock.projection;

import dev.crossdock.persistence.store.Database;
import dev.crossdock.persistence.store.Sql;
import dev.crossdock.projection.Projection.Recalled;
import dev.crossdock.projection.Slice.Entry;
import dev.crossdock.projection.store.ContentHash;
import dev.crossdock.projection.store.GroupRegister;
import dev.crossdock.projection.store.Positions;
import dev.crossdock.projection.store.RedriveRow;
import dev.crossdock.projection.store.RedriveTable;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;

/** The transactions of a rebuild: many that fill the shadow, one that compares and swaps. */
@Stateless
public class RebuildTransaction {

    @Inject
    Database database;

    @Inject
    GroupRegister register;

    /** Leaves nothing behind of rebuilds that are over. */
    public void settle(Projection<?> projection) {
        try (Connection connection = database.dataSource().getConnection()) {
            ProjectionTransaction.useSchema(connection, projection.schema());
            projection.settle(connection);
        } catch (SQLException e) {
            throw new BatchFailedException(e);
        }
    }

    /** Takes over into the empty shadow what only the live tables know. */
    public void takeOver(Projection<?> projection, String shadow, RebuildReader<?> reader) {
        try (Connection connection = database.dataSource().getConnection()) {
            takeOver(connection, projection, shadow, reader);
        } catch (SQLException e) {
            throw new BatchFailedException(e);
        }
    }

    private static void takeOver(
            Connection connection, Projection<?> projection, String shadow, RebuildReader<?> reader)
            throws SQLException {
        ProjectionTransaction.useSchema(connection, shadow);
        projection.takeOver(connection, projection.schema(), reader.starts());
    }

    /** Applies the next records to the shadow. Poison was dead-lettered when it was first read and is passed over. */
    public <C> void fill(Projection<C> projection, String shadow, RebuildReader<C> reader) {
        try (Connection connection = database.dataSource().getConnection()) {
            fill(connection, projection, shadow, reader.poll());
        } catch (SQLException e) {
            throw new BatchFailedException(e);
        }
    }

    /**
     * Locks the group, brings the live tables and the shadow to the end of the topics, compares their content and puts
     * the shadow in the place of the live tables, all or nothing.
     */
    public <C> void compareAndSwap(
            Projection<C> projection, String shadow, RebuildReader<C> reader, long id, long beganNanos) {
        try (Connection connection = database.dataSource().getConnection()) {
            Map<TopicPartition, Long> stored =
                    Positions.lock(connection, projection.group(), reader.ends().keySet());
            Map<TopicPartition, Long> end = reader.ends();
            if (reader.startsHaveMoved()) {
                takeOver(connection, projection, shadow, reader);
            }
            while (reader.isBefore(end)) {
                fill(connection, projection, shadow, reader.poll(end));
            }
            try (RebuildReader<C> unapplied = reader.anotherFrom(stored)) {
                while (unapplied.isBefore(end)) {
                    apply(connection, projection, projection.schema(), unapplied.poll(end));
                }
            }
            repeatCorrections(connection, projection, shadow);
            ContentHash before = hash(connection, projection, projection.schema());
            ContentHash after = hash(connection, projection, shadow);
            swap(connection, projection.schema(), shadow);
            Positions.advance(connection, projection.group(), reader.stepsTo(end), 0, 0);
            register.succeedRebuild(
                    connection,
                    id,
                    reader.recordsRead(),
                    after.rows(),
                    (System.nanoTime() - beganNanos) / 1e9,
                    before.toString(),
                    after.toString());
        } catch (SQLException e) {
            throw new BatchFailedException(e);
        }
    }

    /** What operators made of dead letters is in no topic. */
    private static <C> void repeatCorrections(Connection connection, Projection<C> projection, String shadow)
            throws SQLException {
        ProjectionTransaction.useSchema(connection, shadow);
        List<Entry<C>> corrections = new ArrayList<>();
        for (RedriveRow row : RedriveTable.corrections(connection, projection.group())) {
            corrections.add(RedriveAttempt.entry(projection, row.place(), Objects.requireNonNull(row.correction())));
        }
        new RedriveAttempt<>(connection, projection).offer(corrections);
    }

    private static <C> void fill(Connection connection, Projection<C> projection, String shadow, List<Slice<C>> slices)
            throws SQLException {
        ProjectionTransaction.useSchema(connection, shadow);
        for (Slice<C> slice : slices) {
            write(connection, slice, part -> withRecalled(connection, projection, part));
        }
    }

    /**
     * The slice's changes with those that are not in the topic, since compaction has removed them or an operator has
     * corrected them, in the order of their offsets.
     */
    private static <C> Changes<C> withRecalled(Connection connection, Projection<C> projection, Slice<C> slice)
            throws SQLException {
        Changes<C> changes = projection.collect();
        List<Recalled<C>> recalled = projection.recall(connection, slice.partition(), slice.start(), slice.next());
        int next = 0;
        for (Entry<C> entry : slice.entries()) {
            long offset = entry.record().offset();
            while (next < recalled.size() && recalled.get(next).offset() <= offset) {
                Recalled<C> memory = recalled.get(next++);
                if (memory.offset() < offset || entry.change() == null) {
                    changes.add(memory.change());
                }
            }
            if (entry.change() != null) {
                changes.add(entry.change());
            }
        }
        recalled.subList(next, recalled.size()).forEach(memory -> changes.add(memory.change()));
        return changes;
    }

    private static <C> void apply(Connection connection, Projection<C> projection, String schema, List<Slice<C>> slices)
            throws SQLException {
        ProjectionTransaction.useSchema(connection, schema);
        for (Slice<C> slice : slices) {
            write(connection, slice, part -> RedriveAttempt.changes(projection, part.entries()));
        }
    }

    private interface Collector<C> {
        Changes<C> collect(Slice<C> slice) throws SQLException;
    }

    /** Passes over what the store refuses because of its data: it was dead-lettered when it was first read. */
    private static <C> void write(Connection connection, Slice<C> slice, Collector<C> collector) throws SQLException {
        new PartialWrite(connection)
                .run(
                        slice.entries().size(),
                        (from, to) -> collector.collect(slice.part(from, to)).apply(connection),
                        (index, reason) -> collector
                                .collect(slice.part(index, index + 1).poisonedBy(reason))
                                .apply(connection));
    }

    private static ContentHash hash(Connection connection, Projection<?> projection, String schema)
            throws SQLException {
        ProjectionTransaction.useSchema(connection, schema);
        return projection.hash(connection);
    }

    private static void swap(Connection connection, String live, String shadow) throws SQLException {
        String old = live + "_old";
        Sql.update(connection, "drop schema if exists " + old + " cascade");
        Sql.update(connection, "alter schema " + live + " rename to " + old);
        Sql.update(connection, "alter schema " + shadow + " rename to " + live);
        Sql.update(connection, "drop schema " + old + " cascade");
    }
}
