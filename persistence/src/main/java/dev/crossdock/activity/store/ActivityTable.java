package dev.crossdock.activity.store;

import dev.crossdock.persistence.store.Element;
import dev.crossdock.projection.store.ContentHash;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Writes activity. Statements without a schema follow the transaction's search path, to the live table or its shadow. */
public final class ActivityTable {

    private ActivityTable() {}

    /** Who may write beside the transaction that asks. */
    public enum Others {
        /** Everybody who adds activity. */
        WELCOME("pg_advisory_xact_lock_shared"),
        /** Nobody: who adds activity waits until this transaction ends, and sees then whom it has erased. */
        WAIT("pg_advisory_xact_lock");

        private final String function;

        Others(String function) {
            this.function = function;
        }
    }

    /**
     * Settles, until the transaction ends, who may write activity at the same time; to be asked before anything is
     * written. A customer's erasure and their orders come from different topics, which two nodes may be reading: one that
     * looks whether the customer is erased just before the other one commits the erasure would bring the person back.
     */
    public static void lock(Connection connection, Others others) throws SQLException {
        String sql = "select " + others.function + "(hashtextextended('activity of ' || current_schema(), 0))";
        try (Statement select = connection.createStatement()) {
            select.execute(sql);
        }
    }

    /**
     * Adds rows, sorted by key, so that concurrent batches with the same events meet them in the same order. An event
     * that is there already changes nothing.
     *
     * @return how many were added
     */
    public static long insert(Connection connection, List<ActivityRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        String sql = """
                insert into activity (source, id, customer_id, type, occurred_at, amount, currency, category, text,
                    order_id, topic, partition, record_offset, data)
                select s, i, c, y, timestamptz 'epoch' + o * interval '1 microsecond', a::numeric, u, g, w, r, t, p, f,
                    d::jsonb
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::int8[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::text[], ?::text[], ?::int4[], ?::int8[], ?::text[])
                    as rows (s, i, c, y, o, a, u, g, w, r, t, p, f, d)
                on conflict (source, id) do nothing""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            Columns columns = new Columns(connection, rows);
            insert.setArray(1, columns.text(row -> row.key.source()));
            insert.setArray(2, columns.text(row -> row.key.id()));
            insert.setArray(3, columns.text(row -> row.customerId));
            insert.setArray(4, columns.text(row -> row.type));
            insert.setArray(5, columns.number(row -> ChronoUnit.MICROS.between(Instant.EPOCH, row.occurredAt)));
            insert.setArray(6, columns.text(row -> row.amount == null ? null : row.amount.toPlainString()));
            insert.setArray(7, columns.text(row -> row.currency));
            insert.setArray(8, columns.text(row -> row.category));
            insert.setArray(9, columns.text(row -> row.text));
            insert.setArray(10, columns.text(row -> row.orderId));
            insert.setArray(11, columns.text(row -> row.topic));
            insert.setArray(12, Element.INTEGER.column(connection, rows, row -> row.partition));
            insert.setArray(13, columns.number(row -> row.offset));
            insert.setArray(14, columns.text(row -> row.data));
            return insert.executeUpdate();
        }
    }

    /** Removes everything these customers did. */
    public static void forget(Connection connection, Collection<String> customers) throws SQLException {
        if (customers.isEmpty()) {
            return;
        }
        try (PreparedStatement delete =
                connection.prepareStatement("delete from activity where customer_id = any (?)")) {
            delete.setArray(1, Element.TEXT.array(connection, customers));
            delete.executeUpdate();
        }
    }

    /** Whether the table in a schema holds anything that a customer did. */
    public static boolean holds(Connection connection, String schema, String customer) throws SQLException {
        String sql = "select 1 from " + schema + ".activity where customer_id = ? limit 1";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, customer);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Copies from another schema the rows of records that retention has removed from their topics. */
    public static void takeOver(Connection connection, String schema, Map<TopicPartition, Long> logStarts)
            throws SQLException {
        List<Map.Entry<TopicPartition, Long>> moved = logStarts.entrySet().stream()
                .filter(start -> start.getValue() > 0)
                .toList();
        if (moved.isEmpty()) {
            return;
        }
        String sql = """
                insert into activity
                select a.* from %s.activity a
                join unnest(?::text[], ?::int4[], ?::int8[]) as start (topic, partition, first) using (topic, partition)
                where a.record_offset < start.first
                order by a.source, a.id
                on conflict (source, id) do nothing""".formatted(schema);
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setArray(
                    1,
                    Element.TEXT.column(
                            connection, moved, start -> start.getKey().topic()));
            insert.setArray(
                    2,
                    Element.INTEGER.column(
                            connection, moved, start -> start.getKey().partition()));
            insert.setArray(3, Element.BIGINT.column(connection, moved, Map.Entry::getValue));
            insert.executeUpdate();
        }
    }

    /** The content hash of all activity. */
    public static ContentHash hash(Connection connection) throws SQLException {
        return ContentHash.of(connection, "select t::text from activity t");
    }

    private record Columns(Connection connection, List<ActivityRow> rows) {

        Array text(Function<ActivityRow, @Nullable String> cell) throws SQLException {
            return Element.TEXT.column(connection, rows, cell);
        }

        Array number(Function<ActivityRow, Long> cell) throws SQLException {
            return Element.BIGINT.column(connection, rows, cell);
        }
    }
}
