package dev.crossdock.projection.store;

import dev.crossdock.persistence.store.Element;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads and moves the positions of consumer groups inside a caller's transaction. */
public final class Positions {

    private Positions() {}

    /**
     * Locks a group's positions until the transaction ends, so that of two writers of a partition the second one sees
     * what the first has done. Partitions never seen before start at offset 0.
     *
     * @return next offset by partition
     */
    public static Map<Integer, Long> lock(
            Connection connection, String group, String topic, Collection<Integer> partitions) throws SQLException {
        Map<Integer, Long> locked = lockKnown(connection, group, topic, partitions);
        if (locked.size() < partitions.size()) {
            insertMissing(connection, group, topic, partitions);
            locked = lockKnown(connection, group, topic, partitions);
        }
        return locked;
    }

    private static Map<Integer, Long> lockKnown(
            Connection connection, String group, String topic, Collection<Integer> partitions) throws SQLException {
        String sql = """
                select partition, next_offset from projection.position
                where group_name = ? and topic = ? and partition = any (?)
                order by partition for update""";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, group);
            select.setString(2, topic);
            select.setArray(3, Element.INTEGER.array(connection, partitions));
            return read(select);
        }
    }

    /** The stored positions, without a lock. Partitions never read are absent. */
    public static Map<Integer, Long> current(Connection connection, String group, String topic) throws SQLException {
        String sql = "select partition, next_offset from projection.position where group_name = ? and topic = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, group);
            select.setString(2, topic);
            return read(select);
        }
    }

    /**
     * Moves positions forward and adds to the counters; {@code applied} and {@code skipped} are booked on the first
     * partition of the step.
     */
    public static void advance(
            Connection connection, String group, String topic, List<Progress> steps, long applied, long skipped)
            throws SQLException {
        String sql = """
                update projection.position set next_offset = ?, applied = applied + ?, skipped = skipped + ?,
                    dead_lettered = dead_lettered + ?, updated_at = now()
                where group_name = ? and topic = ? and partition = ?""";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            boolean first = true;
            for (Progress step : steps) {
                update.setLong(1, step.nextOffset());
                update.setLong(2, first ? applied : 0);
                update.setLong(3, first ? skipped : 0);
                update.setLong(4, step.deadLettered());
                update.setString(5, group);
                update.setString(6, topic);
                update.setInt(7, step.partition());
                update.addBatch();
                first = false;
            }
            update.executeBatch();
        }
    }

    private static void insertMissing(Connection connection, String group, String topic, Collection<Integer> partitions)
            throws SQLException {
        String sql = """
                insert into projection.position (group_name, topic, partition, next_offset)
                select ?, ?, p, 0 from unnest(?) p
                on conflict do nothing""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, group);
            insert.setString(2, topic);
            insert.setArray(3, Element.INTEGER.array(connection, partitions));
            insert.executeUpdate();
        }
    }

    private static Map<Integer, Long> read(PreparedStatement select) throws SQLException {
        Map<Integer, Long> positions = new TreeMap<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                positions.put(rows.getInt(1), rows.getLong(2));
            }
        }
        return positions;
    }
}
