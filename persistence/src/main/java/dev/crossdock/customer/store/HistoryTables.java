package dev.crossdock.customer.store;

import dev.crossdock.persistence.store.Element;
import dev.crossdock.projection.store.ContentHash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The tables of the group {@code analytics}. Statements without a schema follow the transaction's search path. */
public final class HistoryTables {

    private static final String ROW =
            "customer_id, revision, partition, record_offset, occurred_at, changed_fields, profile";

    private HistoryTables() {}

    /** The stored states of these customers. */
    public static Map<String, ProfileState> states(Connection connection, Collection<String> customers)
            throws SQLException {
        String sql = "select customer_id, revision, erased, profile from customer_state where customer_id = any (?)";
        Map<String, ProfileState> states = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, Element.TEXT.array(connection, customers));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ProfileState state =
                            new ProfileState(rows.getString(1), rows.getLong(2), rows.getBoolean(3), rows.getString(4));
                    states.put(state.customerId(), state);
                }
            }
        }
        return states;
    }

    /** Writes new states over old ones. */
    public static void putStates(Connection connection, List<ProfileState> states) throws SQLException {
        String sql = """
                insert into customer_state (customer_id, revision, erased, profile)
                select i, r, e, p::jsonb from unnest(?::text[], ?::int8[], ?::bool[], ?::text[]) as u (i, r, e, p)
                on conflict (customer_id) do update set
                    revision = excluded.revision, erased = excluded.erased, profile = excluded.profile""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setArray(1, Element.TEXT.column(connection, states, ProfileState::customerId));
            insert.setArray(2, Element.BIGINT.column(connection, states, ProfileState::revision));
            insert.setArray(3, Element.BOOLEAN.column(connection, states, ProfileState::erased));
            insert.setArray(4, Element.TEXT.column(connection, states, ProfileState::profile));
            insert.executeUpdate();
        }
    }

    /** Appends accepted revisions. */
    public static void append(Connection connection, List<HistoryRow> history) throws SQLException {
        String sql = """
                insert into profile_change (%s)
                select i, r, p, o, t::timestamptz, string_to_array(f, ','), v::jsonb
                from unnest(?::text[], ?::int8[], ?::int4[], ?::int8[], ?::text[], ?::text[], ?::text[])
                    as u (i, r, p, o, t, f, v)""".formatted(ROW);
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setArray(1, Element.TEXT.column(connection, history, row -> row.key.customerId()));
            insert.setArray(2, Element.BIGINT.column(connection, history, row -> row.key.revision()));
            insert.setArray(3, Element.INTEGER.column(connection, history, row -> row.partition));
            insert.setArray(4, Element.BIGINT.column(connection, history, row -> row.offset));
            insert.setArray(5, Element.TEXT.column(connection, history, row -> row.occurredAt.toString()));
            insert.setArray(6, Element.TEXT.column(connection, history, row -> String.join(",", row.changedFields)));
            insert.setArray(7, Element.TEXT.column(connection, history, row -> row.profile));
            insert.executeUpdate();
        }
    }

    /** Adds to the counts per day and field. */
    public static void count(Connection connection, List<DailyFieldCount> counts) throws SQLException {
        String sql = """
                insert into daily_field_count as c (day, field, changes)
                select d::date, f, n from unnest(?::text[], ?::text[], ?::int8[]) as u (d, f, n)
                on conflict (day, field) do update set changes = c.changes + excluded.changes""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setArray(
                    1,
                    Element.TEXT.column(
                            connection, counts, count -> count.key.day().toString()));
            insert.setArray(2, Element.TEXT.column(connection, counts, count -> count.key.field()));
            insert.setArray(3, Element.BIGINT.column(connection, counts, count -> count.changes));
            insert.executeUpdate();
        }
    }

    /** Removes the history of erased customers; the counts, which name nobody, stay. */
    public static void forget(Connection connection, Collection<String> customers) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from profile_change where customer_id = any (?)")) {
            delete.setArray(1, Element.TEXT.array(connection, customers));
            delete.executeUpdate();
        }
    }

    /** Live rows that came from an interval of a partition, in the order of their offsets. */
    public static List<HistoryRow> from(Connection connection, int partition, long fromOffset, long toOffset)
            throws SQLException {
        String sql = """
                select %s from analytics.profile_change
                where partition = ? and record_offset >= ? and record_offset < ? order by record_offset""".formatted(ROW);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, partition);
            select.setLong(2, fromOffset);
            select.setLong(3, toOffset);
            return read(select);
        }
    }

    /** Copies from another schema who was erased, so that nobody comes back when a tombstone has expired. */
    public static void takeOverErased(Connection connection, String schema) throws SQLException {
        String sql = """
                insert into customer_state (customer_id, revision, erased)
                select customer_id, revision, erased from %s.customer_state where erased
                on conflict (customer_id) do nothing""".formatted(schema);
        try (Statement insert = connection.createStatement()) {
            insert.executeUpdate(sql);
        }
    }

    /** Whether that schema holds more of a customer than the id and the fact that they were erased. */
    public static boolean holds(Connection connection, String schema, String customer) throws SQLException {
        return PersonQuery.finds(
                        connection, "select 1 from %s.profile_change where customer_id = ?".formatted(schema), customer)
                || PersonQuery.finds(
                        connection,
                        "select 1 from %s.customer_state where customer_id = ? and (not erased or profile is not null)"
                                .formatted(schema),
                        customer);
    }

    /** The newest revision of a customer that the history in that schema knows. */
    public static OptionalLong revision(Connection connection, String schema, String customer) throws SQLException {
        return PersonQuery.number(
                connection, "select revision from %s.customer_state where customer_id = ?".formatted(schema), customer);
    }

    /** The content hash of the history. */
    public static ContentHash hash(Connection connection) throws SQLException {
        return ContentHash.of(connection, "select t::text from profile_change t")
                .and(ContentHash.of(connection, "select t::text from customer_state t where not erased"));
    }

    private static List<HistoryRow> read(PreparedStatement select) throws SQLException {
        List<HistoryRow> history = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                history.add(new HistoryRow(
                        new HistoryRow.Key(rows.getString(1), rows.getLong(2)),
                        rows.getInt(3),
                        rows.getLong(4),
                        rows.getTimestamp(5).toInstant(),
                        List.of((String[]) rows.getArray(6).getArray()),
                        rows.getString(7)));
            }
        }
        return history;
    }
}
