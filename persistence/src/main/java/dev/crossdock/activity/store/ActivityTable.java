package dev.crossdock.activity.store;

import dev.crossdock.persistence.store.Element;
import dev.crossdock.persistence.store.LockMode;
import dev.crossdock.persistence.store.Sql;
import dev.crossdock.projection.store.ContentHash;
import dev.crossdock.projection.store.Partitions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Writes activity. Statements without a schema follow the transaction's search path, to the live table or its shadow. */
public final class ActivityTable {

    private ActivityTable() {}

    /**
     * Settles, until the transaction ends, who may write activity at the same time; to be asked before anything is
     * written. A customer's erasure and their orders come from different topics, which two nodes may be reading: one that
     * looks whether the customer is erased just before the other one commits the erasure would bring the person back.
     */
    public static void lock(Connection connection, LockMode mode) throws SQLException {
        mode.takeInSchema(connection, "activity of ");
    }

    /**
     * Adds rows, sorted by key, so that concurrent batches with the same events meet them in the same order. An event
     * that is there already changes nothing.
     *
     * @return how many were added
     */
    public static long insert(Connection connection, List<ActivityRow> rows) throws SQLException {
        String sql = "insert into activity " + ActivityRows.COLUMNS.values() + " on conflict (source, id) do nothing";
        return rows.isEmpty() ? 0 : Sql.update(connection, sql, ActivityRows.COLUMNS.of(rows));
    }

    /** Removes everything these customers did. */
    public static void forget(Connection connection, Collection<String> customers) throws SQLException {
        if (!customers.isEmpty()) {
            Sql.update(connection, "delete from activity where customer_id = any (?)", Element.TEXT.array(customers));
        }
    }

    /** Whether the table in a schema holds anything that a customer did. */
    public static boolean holds(Connection connection, String schema, String customer) throws SQLException {
        return Sql.exists(connection, "select 1 from " + schema + ".activity where customer_id = ? limit 1", customer);
    }

    /** Copies from another schema the rows of records that retention has removed from their topics. */
    public static void takeOver(Connection connection, String schema, Map<TopicPartition, Long> logStarts)
            throws SQLException {
        String sql = """
                insert into activity
                select a.* from %s.activity a
                join unnest(?::text[], ?::int4[], ?::int8[]) as start (topic, partition, first) using (topic, partition)
                where a.record_offset < start.first
                order by a.source, a.id
                on conflict (source, id) do nothing""".formatted(schema);
        Sql.update(connection, sql, Partitions.offsets(logStarts));
    }

    /** The content hash of all activity. */
    public static ContentHash hash(Connection connection) throws SQLException {
        return ContentHash.of(connection, "select t::text from activity t");
    }
}
