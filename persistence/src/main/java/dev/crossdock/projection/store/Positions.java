package dev.crossdock.projection.store;

import dev.crossdock.persistence.store.Columns;
import dev.crossdock.persistence.store.Element;
import dev.crossdock.persistence.store.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/** Reads and moves the positions of consumer groups inside a caller's transaction. */
public final class Positions {

    private static final Columns<Position> POSITION = new Columns<>(Position.class);

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
        return Sql.map(connection, sql, Positions::partition, row -> row.getLong(3), of(group, partitions));
    }

    /** The stored positions of all topics of the group, without a lock. Partitions never read are absent. */
    public static Map<TopicPartition, Position> current(Connection connection, String group) throws SQLException {
        String sql = "select topic, partition, next_offset, newest from projection.position where group_name = ?";
        return Sql.map(connection, sql, Positions::partition, POSITION, group);
    }

    /**
     * Moves positions forward and adds to the counters; {@code applied} and {@code skipped} are booked on the first
     * partition of the step.
     */
    public static void advance(Connection connection, String group, List<Progress> steps, long applied, long skipped)
            throws SQLException {
        String sql = """
                update projection.position p set next_offset = u.next_offset, updated_at = now(),
                    applied = applied + case number when 1 then ? else 0 end,
                    skipped = skipped + case number when 1 then ? else 0 end,
                    dead_lettered = p.dead_lettered + u.dead_lettered,
                    newest = greatest(newest, to_timestamp(u.millis / 1000.0))
                from unnest(?, ?, ?, ?, ?) with ordinality
                    as u (topic, partition, next_offset, dead_lettered, millis, number)
                where group_name = ? and p.topic = u.topic and p.partition = u.partition""";
        Sql.update(
                connection,
                sql,
                applied,
                skipped,
                Partitions.topics(steps, Progress::partition),
                Partitions.numbers(steps, Progress::partition),
                Element.BIGINT.column(steps, Progress::nextOffset),
                Element.BIGINT.column(steps, Progress::deadLettered),
                Element.BIGINT.column(
                        steps,
                        step -> step.newest() == null ? null : step.newest().toEpochMilli()),
                group);
    }

    private static void insertMissing(Connection connection, String group, Collection<TopicPartition> partitions)
            throws SQLException {
        String sql = """
                insert into projection.position (group_name, topic, partition, next_offset)
                select ?, t, p, 0 from unnest(?, ?) as u (t, p) order by t, p
                on conflict do nothing""";
        Sql.update(connection, sql, of(group, partitions));
    }

    private static Object[] of(String group, Collection<TopicPartition> partitions) {
        return new Object[] {
            group,
            Partitions.topics(partitions, Function.identity()),
            Partitions.numbers(partitions, Function.identity())
        };
    }

    private static TopicPartition partition(ResultSet row) throws SQLException {
        return new TopicPartition(row.getString(1), row.getInt(2));
    }
}
