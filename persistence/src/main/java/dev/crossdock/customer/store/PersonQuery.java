package dev.crossdock.customer.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Queries about one customer, with the id as their only parameter. */
final class PersonQuery {

    private PersonQuery() {}

    static boolean finds(Connection connection, String sql, String customer) throws SQLException {
        return number(connection, sql, customer).isPresent();
    }

    /** The first column of the first row. */
    static OptionalLong number(Connection connection, String sql, String customer) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, customer);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
            }
        }
    }
}
