package dev.crossdock.identity.store;

import dev.crossdock.persistence.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes API keys. */
@ApplicationScoped
public class ApiKeyTable {

    @Inject
    Database database;

    /**
     * Stores a new key.
     *
     * @return its id
     */
    public long add(byte[] keyHash, String user, String label) {
        String sql = "insert into identity.api_key (key_hash, user_name, label) values (?, ?, ?) returning id";
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setBytes(1, keyHash);
            insert.setString(2, user);
            insert.setString(3, label);
            try (ResultSet rows = insert.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot store an API key for " + user, e);
        }
    }

    /** All keys, newest first, at most 500. */
    public List<ApiKeyRow> all() {
        String sql = """
                select id, user_name, label, created_at, revoked_at from identity.api_key order by id desc limit 500""";
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            List<ApiKeyRow> keys = new ArrayList<>();
            while (rows.next()) {
                Timestamp revoked = rows.getTimestamp(5);
                keys.add(new ApiKeyRow(
                        rows.getLong(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getTimestamp(4).toInstant(),
                        revoked == null ? null : revoked.toInstant()));
            }
            return keys;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the API keys: is the database up?", e);
        }
    }

    /**
     * Makes a key useless from now on.
     *
     * @return whether there is such a key
     */
    public boolean revoke(long id) {
        String sql = "update identity.api_key set revoked_at = coalesce(revoked_at, now()) where id = ?";
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, id);
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot revoke API key " + id, e);
        }
    }
}
