package dev.crossdock.activity.store;

import dev.crossdock.activity.value.EventKey;
import dev.crossdock.persistence.store.Element;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads much of the activity table from outside the group that fills it, without the data of the events. Statements name
 * the schema; rows come as they are stored, a few thousand at a time, inside the caller's transaction.
 */
public final class ActivityScan {

    private static final int FETCH = 5_000;
    private static final String COLUMNS = """
            select a.source, a.id, a.customer_id, a.type, a.occurred_at, a.amount, a.currency, a.category, a.text,
                a.order_id, a.topic, a.partition, a.record_offset
            """;

    private ActivityScan() {}

    /** Every row that was read below these offsets. */
    public static void below(
            Connection connection, String schema, Map<TopicPartition, Long> ends, Consumer<ActivityDocument> reader)
            throws SQLException {
        if (ends.isEmpty()) {
            return;
        }
        String sql = COLUMNS + """
                from %s.activity a
                join unnest(?::text[], ?::int4[], ?::int8[]) as ends (topic, partition, before) using (topic, partition)
                where a.record_offset < ends.before""".formatted(schema);
        List<Map.Entry<TopicPartition, Long>> partitions = List.copyOf(ends.entrySet());
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setFetchSize(FETCH);
            select.setArray(
                    1,
                    Element.TEXT.column(
                            connection, partitions, end -> end.getKey().topic()));
            select.setArray(
                    2,
                    Element.INTEGER.column(
                            connection, partitions, end -> end.getKey().partition()));
            select.setArray(3, Element.BIGINT.column(connection, partitions, Map.Entry::getValue));
            read(select, reader);
        }
    }

    /** The rows of these events that are there. */
    public static List<ActivityDocument> of(Connection connection, String schema, Collection<EventKey> keys)
            throws SQLException {
        String sql = COLUMNS + """
                from %s.activity a join unnest(?::text[], ?::text[]) as keys (source, id) using (source, id)""".formatted(schema);
        List<ActivityDocument> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, Element.TEXT.column(connection, keys, EventKey::source));
            select.setArray(2, Element.TEXT.column(connection, keys, EventKey::id));
            read(select, found::add);
        }
        return found;
    }

    private static void read(PreparedStatement select, Consumer<ActivityDocument> reader) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                Timestamp occurredAt = rows.getTimestamp(5);
                reader.accept(new ActivityDocument(new ActivityRow(
                        new EventKey(rows.getString(1), rows.getString(2)),
                        rows.getString(3),
                        rows.getString(4),
                        occurredAt.toInstant(),
                        rows.getBigDecimal(6),
                        rows.getString(7),
                        rows.getString(8),
                        rows.getString(9),
                        rows.getString(10),
                        rows.getString(11),
                        rows.getInt(12),
                        rows.getLong(13),
                        "{}")));
            }
        }
    }
}
