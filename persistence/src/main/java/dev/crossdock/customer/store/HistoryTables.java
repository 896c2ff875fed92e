package dev.crossdock.customer.store;

import dev.crossdock.persistence.store.Columns;
import dev.crossdock.persistence.store.Element;
import dev.crossdock.persistence.store.Sql;
import dev.crossdock.projection.store.ContentHash;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The tables of the group {@code analytics}. Statements without a schema follow the transaction's search path. */
public final class HistoryTables {

    private static final Columns<HistoryRow> HISTORY = new Columns<>(HistoryRow.class);
    private static final Columns<DailyFieldCount> COUNTS = new Columns<>(DailyFieldCount.class);
    private static final Columns<ProfileState> STATES = new Columns<>(ProfileState.class);

    private HistoryTables() {}

    /** The stored states of these customers. */
    public static Map<String, ProfileState> states(Connection connection, Collection<String> customers)
            throws SQLException {
        String sql = "select " + STATES.list() + " from customer_state where customer_id = any (?)";
        return Sql.map(connection, sql, row -> row.getString(1), STATES, Element.TEXT.array(customers));
    }

    /** Writes new states over old ones. */
    public static void putStates(Connection connection, List<ProfileState> states) throws SQLException {
        String sql = """
                insert into customer_state %s on conflict (customer_id) do update set
                    revision = excluded.revision, erased = excluded.erased, profile = excluded.profile""".formatted(STATES.values());
        Sql.update(connection, sql, STATES.of(states));
    }

    /** Appends accepted revisions. */
    public static void append(Connection connection, List<HistoryRow> history) throws SQLException {
        Sql.update(connection, "insert into profile_change " + HISTORY.values(), HISTORY.of(history));
    }

    /** Adds to the counts per day and field. */
    public static void count(Connection connection, List<DailyFieldCount> counts) throws SQLException {
        String sql = "insert into daily_field_count as c " + COUNTS.values()
                + " on conflict (day, field) do update set changes = c.changes + excluded.changes";
        Sql.update(connection, sql, COUNTS.of(counts));
    }

    /** Removes the history of erased customers; the counts, which name nobody, stay. */
    public static void forget(Connection connection, Collection<String> customers) throws SQLException {
        Sql.update(connection, "delete from profile_change where customer_id = any (?)", Element.TEXT.array(customers));
    }

    /** Live rows that came from an interval of a partition, in the order of their offsets. */
    public static List<HistoryRow> from(Connection connection, int partition, long fromOffset, long toOffset)
            throws SQLException {
        String sql = "select " + HISTORY.list() + """
                 from analytics.profile_change
                where partition = ? and record_offset >= ? and record_offset < ? order by record_offset""";
        return Sql.query(connection, sql, HISTORY, partition, fromOffset, toOffset);
    }

    /** Copies from another schema who was erased, so that nobody comes back when a tombstone has expired. */
    public static void takeOverErased(Connection connection, String schema) throws SQLException {
        Sql.update(connection, """
                insert into customer_state (customer_id, revision, erased)
                select customer_id, revision, erased from %s.customer_state where erased
                on conflict (customer_id) do nothing""".formatted(schema));
    }

    /** Whether that schema holds more of a customer than the id and the fact that they were erased. */
    public static boolean holds(Connection connection, String schema, String customer) throws SQLException {
        String sql = """
                select 1 from %1$s.profile_change where customer_id = ?
                union all
                select 1 from %1$s.customer_state where customer_id = ? and (not erased or profile is not null)
                limit 1""".formatted(schema);
        return Sql.exists(connection, sql, customer, customer);
    }

    /** The newest revision of a customer that the history in that schema knows. */
    public static OptionalLong revision(Connection connection, String schema, String customer) throws SQLException {
        String sql = "select revision from %s.customer_state where customer_id = ?".formatted(schema);
        return Sql.number(connection, sql, customer);
    }

    /** The content hash of the history. */
    public static ContentHash hash(Connection connection) throws SQLException {
        return ContentHash.of(connection, "select t::text from profile_change t")
                .and(ContentHash.of(connection, "select t::text from customer_state t where not erased"));
    }
}
