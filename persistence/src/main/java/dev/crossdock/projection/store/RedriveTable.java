package dev.crossdock.projection.store;

import dev.crossdock.persistence.store.Element;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What operators did about dead letters, inside a caller's transaction. */
public final class RedriveTable {

    private static final String COLUMNS = """
            topic, partition, record_offset, state, reason, record_key, written_at, header_names, header_values, value
            """;

    private RedriveTable() {}

    /** What was done about some records of a group; those about which nothing was done are absent. */
    public static Map<RecordPlace, RedriveRow> of(Connection connection, String group, Collection<RecordPlace> places)
            throws SQLException {
        String sql = "select " + COLUMNS + """
                 from projection.dead_letter_redrive
                where group_name = ? and (topic, partition, record_offset) in (select * from unnest(?, ?, ?))""";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, group);
            setPlaces(connection, select, 2, places);
            Map<RecordPlace, RedriveRow> found = new HashMap<>();
            read(select).forEach(row -> found.put(row.place(), row));
            return found;
        }
    }

    /** The corrections of a group that took effect, in the order in which they did. */
    public static List<RedriveRow> corrections(Connection connection, String group) throws SQLException {
        String sql = "select " + COLUMNS + """
                 from projection.dead_letter_redrive
                where group_name = ? and state = 'SETTLED' and value is not null
                order by changed_at, topic, partition, record_offset""";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, group);
            return read(select);
        }
    }

    /** Keeps a corrected value; the letter is dead until it is redriven. */
    public static void correct(
            Connection connection, String group, RecordPlace place, Correction correction, String actor)
            throws SQLException {
        String sql = """
                insert into projection.dead_letter_redrive as r (group_name, topic, partition, record_offset, state,
                    record_key, written_at, header_names, header_values, value, changed_by)
                values (?, ?, ?, ?, 'DEAD', ?, ?, ?, ?, ?, ?)
                on conflict (group_name, topic, partition, record_offset) do update set
                    record_key = excluded.record_key, written_at = excluded.written_at,
                    header_names = excluded.header_names, header_values = excluded.header_values,
                    value = excluded.value, changed_by = excluded.changed_by, changed_at = now()
                where r.state = 'DEAD'""";
        List<Map.Entry<String, String>> headers =
                List.copyOf(correction.headers().entrySet());
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, group);
            insert.setString(2, place.partition().topic());
            insert.setInt(3, place.partition().partition());
            insert.setLong(4, place.offset());
            insert.setString(5, correction.key());
            insert.setTimestamp(6, Timestamp.from(correction.writtenAt()));
            insert.setArray(7, Element.TEXT.column(connection, headers, Map.Entry::getKey));
            insert.setArray(8, Element.TEXT.column(connection, headers, Map.Entry::getValue));
            insert.setBytes(9, correction.value());
            insert.setString(10, actor);
            insert.executeUpdate();
        }
    }

    /** Notes that nothing is left to do about these records. */
    public static void settle(Connection connection, String group, Collection<RecordPlace> places, String actor)
            throws SQLException {
        String sql = """
                insert into projection.dead_letter_redrive
                    (group_name, topic, partition, record_offset, state, changed_by)
                select ?, t, p, o, 'SETTLED', ? from unnest(?, ?, ?) as u (t, p, o)
                on conflict (group_name, topic, partition, record_offset) do update set
                    state = 'SETTLED', reason = null, changed_by = excluded.changed_by, changed_at = now()""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, group);
            insert.setString(2, actor);
            setPlaces(connection, insert, 3, places);
            insert.executeUpdate();
        }
    }

    /** Notes why a record is refused now. */
    public static void refuse(Connection connection, String group, RecordPlace place, String reason, String actor)
            throws SQLException {
        String sql = """
                insert into projection.dead_letter_redrive
                    (group_name, topic, partition, record_offset, state, reason, changed_by)
                values (?, ?, ?, ?, 'DEAD', ?, ?)
                on conflict (group_name, topic, partition, record_offset) do update set
                    reason = excluded.reason, changed_by = excluded.changed_by, changed_at = now()""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, group);
            insert.setString(2, place.partition().topic());
            insert.setInt(3, place.partition().partition());
            insert.setLong(4, place.offset());
            insert.setString(5, reason.replace('\0', ' '));
            insert.setString(6, actor);
            insert.executeUpdate();
        }
    }

    /** All corrections of all groups, by group. */
    public static Map<String, List<RedriveRow>> allCorrections(Connection connection) throws SQLException {
        Map<String, List<RedriveRow>> corrections = new HashMap<>();
        String sql = "select " + COLUMNS + ", group_name from projection.dead_letter_redrive where value is not null";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                corrections
                        .computeIfAbsent(rows.getString("group_name"), group -> new ArrayList<>())
                        .add(row(rows));
            }
        }
        return corrections;
    }

    /** Drops the content of corrections; what was done stays known. */
    public static void forget(Connection connection, String group, Collection<RecordPlace> places) throws SQLException {
        String sql = """
                update projection.dead_letter_redrive set record_key = null, written_at = null, header_names = null,
                    header_values = null, value = null, reason = null
                where group_name = ? and (topic, partition, record_offset) in (select * from unnest(?, ?, ?))""";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, group);
            setPlaces(connection, update, 2, places);
            update.executeUpdate();
        }
    }

    /** Empties the reasons in which a word occurs: the database may have quoted a record. */
    public static void forgetReasonsWith(Connection connection, String word) throws SQLException {
        String sql = """
                update projection.dead_letter_redrive set reason = 'quoted a person who was erased'
                where strpos(reason, ?) > 0""";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, word);
            update.executeUpdate();
        }
    }

    private static void setPlaces(
            Connection connection, PreparedStatement statement, int first, Collection<RecordPlace> places)
            throws SQLException {
        statement.setArray(
                first,
                Element.TEXT.column(
                        connection, places, place -> place.partition().topic()));
        statement.setArray(
                first + 1,
                Element.INTEGER.column(
                        connection, places, place -> place.partition().partition()));
        statement.setArray(first + 2, Element.BIGINT.column(connection, places, RecordPlace::offset));
    }

    private static List<RedriveRow> read(PreparedStatement select) throws SQLException {
        List<RedriveRow> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(row(rows));
            }
        }
        return found;
    }

    private static RedriveRow row(ResultSet row) throws SQLException {
        return new RedriveRow(
                new RecordPlace(
                        new TopicPartition(row.getString("topic"), row.getInt("partition")),
                        row.getLong("record_offset")),
                "SETTLED".equals(row.getString("state")),
                row.getString("reason"),
                correction(row));
    }

    private static @Nullable Correction correction(ResultSet row) throws SQLException {
        byte[] value = row.getBytes("value");
        return value == null
                ? null
                : new Correction(
                        row.getString("record_key"),
                        row.getTimestamp("written_at").toInstant(),
                        headers(row.getArray("header_names"), row.getArray("header_values")),
                        value);
    }

    private static Map<String, String> headers(Array names, Array values) throws SQLException {
        String[] name = (String[]) names.getArray();
        String[] value = (String[]) values.getArray();
        Map<String, String> headers = new HashMap<>();
        for (int i = 0; i < name.length; i++) {
            headers.put(name[i], value[i]);
        }
        return headers;
    }
}
