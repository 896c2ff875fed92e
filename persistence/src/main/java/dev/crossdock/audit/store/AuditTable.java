package dev.crossdock.audit.store;

import dev.crossdock.audit.value.AuditQuery;
import dev.crossdock.audit.value.LogEnd;
import dev.crossdock.audit.value.RecordedAct;
import dev.crossdock.persistence.store.Element;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Appends to the audit log inside a caller's transaction, and reads it. */
public final class AuditTable {

    private static final String WANTED = """
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
        try (PreparedStatement select = connection.prepareStatement("select seq, hash from audit.head for update");
                ResultSet rows = select.executeQuery()) {
            if (!rows.next()) {
                throw new SQLException("audit.head has lost its row; restore it from a backup");
            }
            return new LogEnd(rows.getLong(1), hex(rows.getBytes(2)), rows.getLong(1));
        }
    }

    private static void insert(Connection connection, RecordedAct row) throws SQLException {
        String sql = """
                insert into audit.entry (seq, at, actor, action, subject, reason, detail_names, detail_values, previous, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, row.seq());
            insert.setObject(2, OffsetDateTime.ofInstant(row.at(), ZoneOffset.UTC));
            insert.setString(3, row.actor());
            insert.setString(4, row.action());
            insert.setString(5, row.subject());
            insert.setString(6, row.reason());
            Map<String, String> details = new TreeMap<>(row.details());
            insert.setArray(7, Element.TEXT.array(connection, details.keySet()));
            insert.setArray(8, Element.TEXT.array(connection, details.values()));
            insert.setBytes(9, bytes(row.previous()));
            insert.setBytes(10, bytes(row.hash()));
            insert.executeUpdate();
        }
    }

    private static void moveHead(Connection connection, RecordedAct row) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update audit.head set seq = ?, hash = ?")) {
            update.setLong(1, row.seq());
            update.setBytes(2, bytes(row.hash()));
            update.executeUpdate();
        }
    }

    /** Rows after a number, oldest first. */
    public static List<RecordedAct> after(Connection connection, AuditQuery filter, long seq, int limit)
            throws SQLException {
        return read(connection, WANTED + "and seq > ? order by seq limit ?", filter, seq, limit);
    }

    /** Rows before a number, newest first. */
    public static List<RecordedAct> before(Connection connection, AuditQuery filter, long seq, int limit)
            throws SQLException {
        return read(connection, WANTED + "and seq < ? order by seq desc limit ?", filter, seq, limit);
    }

    /** Where the log ends. */
    public static LogEnd head(Connection connection) throws SQLException {
        String sql = """
                select seq, hash, (select count(*) from audit.entry e where e.seq <= h.seq) from audit.head h""";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            return rows.next()
                    ? new LogEnd(rows.getLong(1), hex(rows.getBytes(2)), rows.getLong(3))
                    : new LogEnd(0, AuditChain.BEGINNING, 0);
        }
    }

    private static List<RecordedAct> read(Connection connection, String sql, AuditQuery filter, long seq, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int index = 1;
            for (String wanted : new @Nullable String[] {filter.action(), filter.actor(), filter.subject()}) {
                select.setObject(index++, wanted, Types.VARCHAR);
                select.setObject(index++, wanted, Types.VARCHAR);
            }
            select.setLong(index++, seq);
            select.setInt(index, limit);
            List<RecordedAct> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows));
                }
            }
            return found;
        }
    }

    private static RecordedAct row(ResultSet rows) throws SQLException {
        return new RecordedAct(
                rows.getLong(1),
                rows.getObject(2, OffsetDateTime.class).toInstant(),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6),
                details((String[]) rows.getArray(7).getArray(), (String[])
                        rows.getArray(8).getArray()),
                hex(rows.getBytes(9)),
                hex(rows.getBytes(10)));
    }

    private static Map<String, String> details(String[] names, String[] values) {
        Map<String, String> details = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            details.put(names[i], values[i]);
        }
        return details;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
