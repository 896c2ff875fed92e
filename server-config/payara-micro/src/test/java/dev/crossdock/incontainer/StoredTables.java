package dev.crossdock.incontainer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Reads the rows that a test's customers and days have in the tables of the four groups. */
final class StoredTables {

    private static final Map<String, String> OF_CUSTOMERS = Map.of(
            "customer_profile", """
            case when erased then concat_ws('|', customer_id, 'erased', given_name, email, phone, delivery_address)
            else concat_ws('|', customer_id, revision, coalesce(given_name, '-'), coalesce(email, '-'),
                coalesce(marketing_consent::text, '-'), coalesce(delivery_address->>'city', '-'),
                (occurred_at at time zone 'UTC')::date) end
            from support_projection.customer_profile""",
            "delivery_address", """
            case when erased then concat_ws('|', customer_id, 'erased', recipient, city)
            else concat_ws('|', customer_id, revision, coalesce(recipient, '-'), coalesce(city, '-')) end
            from fulfillment.delivery_address""",
            "invoice_identity", """
            case when erased then concat_ws('|', customer_id, 'erased', name, email, city)
            else concat_ws('|', customer_id, revision, coalesce(name, '-'), coalesce(email, '-'),
                coalesce(city, '-')) end
            from billing.invoice_identity""",
            "customer_state", """
            case when erased then concat_ws('|', customer_id, 'erased', profile)
            else concat_ws('|', customer_id, revision, coalesce(profile->>'givenName', '-'),
                coalesce(profile->>'email', '-')) end
            from analytics.customer_state""",
            "profile_change", """
            customer_id || '|' || revision || '|' || record_offset || '|' || (occurred_at at time zone 'UTC')::date
                || '|' || array_to_string(changed_fields, ',')
            from analytics.profile_change""");

    private final DataSource database;

    StoredTables(DataSource database) {
        this.database = database;
    }

    /** Table name to its rows, sorted. */
    Map<String, List<String>> of(String customerPrefix, LocalDate firstDay, LocalDate lastDay) throws SQLException {
        Map<String, List<String>> tables = new TreeMap<>();
        try (Connection connection = database.getConnection()) {
            for (Map.Entry<String, String> table : OF_CUSTOMERS.entrySet()) {
                tables.put(
                        table.getKey(),
                        lines(
                                connection,
                                "select " + table.getValue() + " where starts_with(customer_id, ?)",
                                customerPrefix));
            }
            tables.put(
                    "daily_field_count",
                    lines(
                            connection,
                            "select concat_ws('|', day, field, changes) from analytics.daily_field_count"
                                    + " where day between ? and ?",
                            firstDay,
                            lastDay));
        }
        return tables;
    }

    /** The rows of one column, sorted. */
    List<String> lines(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return lines(connection, sql, values);
        }
    }

    private static List<String> lines(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            List<String> lines = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            return lines.stream().sorted().toList();
        }
    }
}
