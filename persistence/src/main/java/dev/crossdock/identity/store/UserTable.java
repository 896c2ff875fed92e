package dev.crossdock.identity.store;

import dev.crossdock.persistence.store.Database;
import dev.crossdock.persistence.store.Element;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Reads and writes users. */
@ApplicationScoped
public class UserTable {

    @Inject
    Database database;

    /** The user of that name. */
    public Optional<UserRow> named(String name) {
        String sql = "select name, password_hash, roles from identity.app_user where name = ?";
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, name);
            return first(select);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the users: is the database up?", e);
        }
    }

    /** The user whose unrevoked API key has that hash. */
    public Optional<UserRow> withKey(byte[] keyHash) {
        String sql = """
                select u.name, u.password_hash, u.roles
                from identity.api_key k join identity.app_user u on u.name = k.user_name
                where k.key_hash = ? and k.revoked_at is null""";
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setBytes(1, keyHash);
            return first(select);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the API keys: is the database up?", e);
        }
    }

    /** Creates the user, or replaces the password and the roles of an existing one. */
    public void save(UserRow user) {
        String sql = """
                insert into identity.app_user (name, password_hash, roles) values (?, ?, ?)
                on conflict (name) do update
                set password_hash = excluded.password_hash, roles = excluded.roles, updated_at = now()""";
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setString(1, user.name());
            upsert.setString(2, user.passwordHash());
            upsert.setArray(3, Element.TEXT.array(connection, user.roles()));
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot save user " + user.name(), e);
        }
    }

    private static Optional<UserRow> first(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            return rows.next()
                    ? Optional.of(new UserRow(rows.getString(1), rows.getString(2), Set.of((String[])
                            rows.getArray(3).getArray())))
                    : Optional.empty();
        }
    }
}
