package dev.crossdock.audit.store;

import dev.crossdock.audit.value.AuditQuery;
import dev.crossdock.audit.value.LogEnd;
import dev.crossdock.audit.value.RecordedAct;
import dev.crossdock.persistence.store.Element;
import dev.crossdock.persistence.store.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Appends to the audit log inside a caller's transaction, and reads it. */
public final class AuditTable {

    private static final String SELECT = """
            select seq, at, actor, action, subject, reason, detail_names, detail_values, previous, hash from audit.entry
            where (?::text is null or action = ?) and (?::text is null or actor = ?) and (?::text is null or subject = ?)
            """;

    private AuditTable() {}

    /** Appends a row; others who append wait until the transaction ends. */
    public static RecordedAct append(
            Connection connection,
            Clock clock,
            String actor,
            String action,
            @Nullable String subject,
            @Nullable String reason,
            Map<String, String> details)
            throws SQLException {
        LogEnd head = lockHead(connection);
        long seq = head.seq() + 1;
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String hash = AuditChain.hash(head.hash(), seq, at, actor, action, subject, reason, details);
        RecordedAct row = new RecordedAct(seq, at, actor, action, subject, reason, details, head.hash(), hash);
        insert(connection, row);
        moveHead(connection, row);
        return row;
    }

    private static LogEnd lockHead(Connection connection) throws SQLException {
        String sql = "select seq, hash, seq as entries from audit.head for update";
        return Sql.query(connection, sql, AuditTable::head).stream()
                .findFirst()
                .orElseThrow(() -> new SQLException("audit.head has lost its row; restore it from a backup"));
    }

    private static void insert(Connection connection, RecordedAct row) throws SQLException {
        String sql = """
                insert into audit.entry (seq, at, actor, action, subject, reason, detail_names, detail_values, previous, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
        Map<String, String> details = new TreeMap<>(row.details());
        Sql.update(
                connection,
                sql,
                row.seq(),
                row.at(),
                row.actor(),
                row.action(),
                row.subject(),
                row.reason(),
                Element.TEXT.array(details.keySet()),
                Element.TEXT.array(details.values()),
                bytes(row.previous()),
                bytes(row.hash()));
    }

    private static void moveHead(Connection connection, RecordedAct row) throws SQLException {
        Sql.update(connection, "update audit.head set seq = ?, hash = ?", row.seq(), bytes(row.hash()));
    }

    /** Rows after a number, oldest first. */
    public static List<RecordedAct> after(Connection connection, AuditQuery filter, long seq, int limit)
            throws SQLException {
        return read(connection, SELECT + "and seq > ? order by seq limit ?", filter, seq, limit);
    }

    /** Rows before a number, newest first. */
    public static List<RecordedAct> before(Connection connection, AuditQuery filter, long seq, int limit)
            throws SQLException {
        return read(connection, SELECT + "and seq < ? order by seq desc limit ?", filter, seq, limit);
    }

    /** Where the log ends. */
    public static LogEnd head(Connection connection) throws SQLException {
        String sql = """
                select seq, hash, (select count(*) from audit.entry e where e.seq <= h.seq) as entries
                from audit.head h""";
        return Sql.query(connection, sql, AuditTable::head).stream()
                .findFirst()
                .orElseGet(() -> new LogEnd(0, AuditChain.BEGINNING, 0));
    }

    private static LogEnd head(ResultSet row) throws SQLException {
        return new LogEnd(row.getLong("seq"), hex(row.getBytes("hash")), row.getLong("entries"));
    }

    private static List<RecordedAct> read(Connection connection, String sql, AuditQuery filter, long seq, int limit)
            throws SQLException {
        return Sql.query(
                connection,
                sql,
                AuditTable::row,
                filter.action(),
                filter.action(),
                filter.actor(),
                filter.actor(),
                filter.subject(),
                filter.subject(),
                seq,
                limit);
    }

    private static RecordedAct row(ResultSet row) throws SQLException {
        return new RecordedAct(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("reason"),
                Sql.pairs(row, "detail_names", "detail_values"),
                hex(row.getBytes("previous")),
                hex(row.getBytes("hash")));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
