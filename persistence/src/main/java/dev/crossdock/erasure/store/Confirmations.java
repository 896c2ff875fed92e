package dev.crossdock.erasure.store;

import static dev.crossdock.erasure.store.Requests.instant;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes the lines of certificates inside a caller's transaction. */
public final class Confirmations {

    private Confirmations() {}

    /** The lines of a certificate, by store. */
    public static List<ConfirmationRow> of(Connection connection, long request) throws SQLException {
        String sql = """
                select store, kind, state, confirmed_at, expires_at, how from erasure.confirmation
                where request_id = ? order by kind, store""";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, request);
            List<ConfirmationRow> lines = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    lines.add(new ConfirmationRow(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3),
                            instant(rows.getTimestamp(4)),
                            instant(rows.getTimestamp(5)),
                            rows.getString(6)));
                }
            }
            return lines;
        }
    }

    /** Writes a line, or over one that is still open; what was confirmed stays so. */
    public static void put(Connection connection, long request, ConfirmationRow line) throws SQLException {
        String sql = """
                insert into erasure.confirmation as c (request_id, store, kind, state, confirmed_at, expires_at, how)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (request_id, store) do update set state = excluded.state,
                    confirmed_at = excluded.confirmed_at, expires_at = excluded.expires_at, how = excluded.how
                where c.state = 'open'""";
        try (PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setLong(1, request);
            upsert.setString(2, line.store());
            upsert.setString(3, line.kind());
            upsert.setString(4, line.state());
            upsert.setTimestamp(5, line.confirmedAt() == null ? null : Timestamp.from(line.confirmedAt()));
            upsert.setTimestamp(6, line.expiresAt() == null ? null : Timestamp.from(line.expiresAt()));
            upsert.setString(7, line.how());
            upsert.executeUpdate();
        }
    }
}
