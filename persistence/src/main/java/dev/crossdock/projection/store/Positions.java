package dev.crossdock.projection.store;

import dev.crossdock.persistence.store.Element;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Reads and moves the positions of consumer groups inside a caller's transaction. */
public final class Positions {

    private Positions() {}

    /**
     * Locks a group's positions until the transaction ends, so that of two writers of a partition the second one sees
     * what the first has done. Partitions never seen before start at offset 0.
     *
     * @return next offset by partition
     */
    public static Map<TopicPartition, Long> lock(
            Connection connection, String group, Collection<TopicPartition> partitions) throws SQLException {
        Map<TopicPartition, Long> locked = lockKnown(connection, group, partitions);
        if (locked.size() < partitions.size()) {
            insertMissing(connection, group, partitions);
            locked = lockKnown(connection, group, partitions);
        }
        return locked;
    }

    private static Map<TopicPartition, Long> lockKnown(
            Connection connection, String group, Collection<TopicPartition> partitions) throws SQLException {
        String sql = """
                select topic, partition, next_offset from projection.position
                where group_name = ? and (topic, partition) in (select * from unnest(?, ?))
                order by topic, partition for update""";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, group);
            setPartitions(connection, select, 2, partitions);
            Map<TopicPartition, Long> positions = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    positions.put(partition(rows), rows.getLong(3));
                }
            }
            return positions;
        }
    }

    /** The stored positions of all topics of the group, without a lock. Partitions never read are absent. */
    public static Map<TopicPartition, Position> current(Connection connection, String group) throws SQLException {
        String sql = "select topic, partition, next_offset, newest from projection.position where group_name = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, group);
            Map<TopicPartition, Position> positions = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Timestamp newest = rows.getTimestamp(4);
                    positions.put(
                            partition(rows), new Position(rows.getLong(3), newest == null ? null : newest.toInstant()));
                }
            }
            return positions;
        }
    }

    /**
     * Moves positions forward and adds to the counters; {@code applied} and {@code skipped} are booked on the first
     * partition of the step.
     */
    public static void advance(Connection connection, String group, List<Progress> steps, long applied, long skipped)
            throws SQLException {
        String sql = """
                update projection.position set next_offset = ?, applied = applied + ?, skipped = skipped + ?,
                    dead_lettered = dead_lettered + ?, newest = greatest(newest, ?), updated_at = now()
                where group_name = ? and topic = ? and partition = ?""";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            boolean first = true;
            for (Progress step : steps) {
                update.setLong(1, step.nextOffset());
                update.setLong(2, first ? applied : 0);
                update.setLong(3, first ? skipped : 0);
                update.setLong(4, step.deadLettered());
                update.setTimestamp(5, step.newest() == null ? null : Timestamp.from(step.newest()));
                update.setString(6, group);
                update.setString(7, step.partition().topic());
                update.setInt(8, step.partition().partition());
                update.addBatch();
                first = false;
            }
            update.executeBatch();
        }
    }

    private static void insertMissing(Connection connection, String group, Collection<TopicPartition> partitions)
            throws SQLException {
        String sql = """
                insert into projection.position (group_name, topic, partition, next_offset)
                select ?, t, p, 0 from unnest(?, ?) as u (t, p) order by t, p
                on conflict do nothing""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, group);
            setPartitions(connection, insert, 2, partitions);
            insert.executeUpdate();
        }
    }

    /** Not by the statement's own connection: the pool keeps statements, and that may be one that was given back. */
    private static void setPartitions(
            Connection connection, PreparedStatement statement, int at, Collection<TopicPartition> partitions)
            throws SQLException {
        statement.setArray(at, Element.TEXT.column(connection, partitions, TopicPartition::topic));
        statement.setArray(at + 1, Element.INTEGER.column(connection, partitions, TopicPartition::partition));
    }

    private static TopicPartition partition(ResultSet row) throws SQLException {
        return new TopicPartition(row.getString(1), row.getInt(2));
    }
}
