package dev.crossdock.projection.store;

import dev.crossdock.persistence.store.Element;
import dev.crossdock.persistence.store.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What operators did about dead letters, inside a caller's transaction. */
public final class RedriveTable {

    private RedriveTable() {}

    /** What was done about some records of a group; those about which nothing was done are absent. */
    public static Map<RecordPlace, RedriveRow> of(Connection connection, String group, Collection<RecordPlace> places)
            throws SQLException {
        String sql = """
                select * from projection.dead_letter_redrive
                where group_name = ? and (topic, partition, record_offset) in (select * from unnest(?, ?, ?))""";
        return Sql.map(connection, sql, RedriveTable::place, RedriveTable::row, parameters(places, group));
    }

    /** The corrections of a group that took effect, in the order in which they did. */
    public static List<RedriveRow> corrections(Connection connection, String group) throws SQLException {
        String sql = """
                select * from projection.dead_letter_redrive
                where group_name = ? and state = 'SETTLED' and value is not null
                order by changed_at, topic, partition, record_offset""";
        return Sql.query(connection, sql, RedriveTable::row, group);
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
        Sql.update(
                connection,
                sql,
                group,
                place.partition().topic(),
                place.partition().partition(),
                place.offset(),
                correction.key(),
                correction.writtenAt(),
                Element.TEXT.column(headers, Map.Entry::getKey),
                Element.TEXT.column(headers, Map.Entry::getValue),
                correction.value(),
                actor);
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
        Sql.update(connection, sql, parameters(places, group, actor));
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
        Sql.update(
                connection,
                sql,
                group,
                place.partition().topic(),
                place.partition().partition(),
                place.offset(),
                reason.replace('\0', ' '),
                actor);
    }

    /** All corrections of all groups, by group. */
    public static Map<String, List<RedriveRow>> allCorrections(Connection connection) throws SQLException {
        Map<String, List<RedriveRow>> corrections = new HashMap<>();
        String sql = "select * from projection.dead_letter_redrive where value is not null";
        Sql.scan(
                connection,
                0,
                sql,
                row -> Map.entry(row.getString("group_name"), row(row)),
                entry -> corrections
                        .computeIfAbsent(entry.getKey(), group -> new ArrayList<>())
                        .add(entry.getValue()));
        return corrections;
    }

    /** Drops the content of corrections; what was done stays known. */
    public static void forget(Connection connection, String group, Collection<RecordPlace> places) throws SQLException {
        String sql = """
                update projection.dead_letter_redrive set record_key = null, written_at = null, header_names = null,
                    header_values = null, value = null, reason = null
                where group_name = ? and (topic, partition, record_offset) in (select * from unnest(?, ?, ?))""";
        Sql.update(connection, sql, parameters(places, group));
    }

    /** Empties the reasons in which a word occurs: the database may have quoted a record. */
    public static void forgetReasonsWith(Connection connection, String word) throws SQLException {
        String sql = """
                update projection.dead_letter_redrive set reason = 'quoted a person who was erased'
                where strpos(reason, ?) > 0""";
        Sql.update(connection, sql, word);
    }

    /** Some parameters, and topics, partitions and offsets after them. */
    private static Object[] parameters(Collection<RecordPlace> places, Object... first) {
        return Stream.concat(
                        Stream.of(first),
                        Stream.of(
                                Partitions.topics(places, RecordPlace::partition),
                                Partitions.numbers(places, RecordPlace::partition),
                                Element.BIGINT.column(places, RecordPlace::offset)))
                .toArray();
    }

    private static RecordPlace place(ResultSet row) throws SQLException {
        return new RecordPlace(
                new TopicPartition(row.getString("topic"), row.getInt("partition")), row.getLong("record_offset"));
    }

    private static RedriveRow row(ResultSet row) throws SQLException {
        return new RedriveRow(
                place(row), "SETTLED".equals(row.getString("state")), row.getString("reason"), correction(row));
    }

    private static @Nullable Correction correction(ResultSet row) throws SQLException {
        byte[] value = row.getBytes("value");
        return value == null
                ? null
                : new Correction(
                        row.getString("record_key"),
                        row.getTimestamp("written_at").toInstant(),
                        Sql.pairs(row, "header_names", "header_values"),
                        value);
    }
}
