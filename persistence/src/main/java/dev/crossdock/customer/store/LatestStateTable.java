package dev.crossdock.customer.store;

import dev.crossdock.persistence.store.Element;
import dev.crossdock.projection.store.ContentHash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table that keeps one row per customer, the newest. Its statements name no schema: the caller's transaction sets the
 * search path, so that the same code fills the live table and its shadow.
 */
public final class LatestStateTable {

    /**
     * A column after the three that every such table begins with.
     *
     * @param name the column's name
     * @param element what its values travel as
     * @param fromElement how the column's value is made of an element, with {@code %s} for the element
     */
    public record Column(String name, Element element, String fromElement) {

        /** A text column. */
        public static Column text(String name) {
            return new Column(name, Element.TEXT, "%s");
        }

        /** A jsonb column; its values are JSON texts. */
        public static Column json(String name) {
            return new Column(name, Element.TEXT, "%s::jsonb");
        }

        /** A boolean column. */
        public static Column bool(String name) {
            return new Column(name, Element.BOOLEAN, "%s");
        }

        /** A timestamp column; its values are {@link Instant}s. */
        public static Column instant(String name) {
            return new Column(name, Element.BIGINT, "timestamptz 'epoch' + %s * interval '1 microsecond'");
        }
    }

    private final String name;
    private final List<Column> columns;
    private final String upsert;

    /** Defines the table by its name and the columns after {@code customer_id, revision, erased}. */
    public LatestStateTable(String name, Column... columns) {
        this.name = name;
        this.columns = List.of(columns);
        this.upsert = upsertStatement();
    }

    /** The table's name. */
    public String name() {
        return name;
    }

    /** The current profile as support looks it up. */
    public static LatestStateTable customerProfile() {
        return new LatestStateTable(
                "customer_profile",
                Column.instant("occurred_at"),
                Column.text("given_name"),
                Column.text("family_name"),
                Column.text("email"),
                Column.text("phone"),
                Column.text("country"),
                Column.bool("marketing_consent"),
                Column.json("delivery_address"),
                Column.json("invoice"));
    }

    /** Where to send parcels. */
    public static LatestStateTable deliveryAddress() {
        return new LatestStateTable(
                "delivery_address",
                Column.text("recipient"),
                Column.text("street"),
                Column.text("city"),
                Column.text("postal_code"),
                Column.text("region"),
                Column.text("country"));
    }

    /** To whom invoices are made out. */
    public static LatestStateTable invoiceIdentity() {
        return new LatestStateTable(
                "invoice_identity",
                Column.text("name"),
                Column.text("vat_id"),
                Column.text("email"),
                Column.text("street"),
                Column.text("city"),
                Column.text("postal_code"),
                Column.text("region"),
                Column.text("country"));
    }

    /**
     * Writes rows, each customer at most once. A row that is not newer than the stored one, or comes after an erasure,
     * changes nothing; an erasure always takes effect.
     *
     * @return how many rows took effect
     */
    public int upsert(Connection connection, List<LatestState> rows) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(upsert)) {
            statement.setArray(1, Element.TEXT.column(connection, rows, LatestState::customerId));
            statement.setArray(2, Element.BIGINT.column(connection, rows, LatestState::revision));
            statement.setArray(3, Element.BOOLEAN.column(connection, rows, LatestState::erased));
            for (int i = 0; i < columns.size(); i++) {
                int column = i;
                statement.setArray(i + 4, columns.get(i).element().column(connection, rows, row -> value(row, column)));
            }
            return statement.executeUpdate();
        }
    }

    /** Those of the customers who were erased. */
    public Set<String> erasedAmong(Connection connection, Collection<String> customers) throws SQLException {
        if (customers.isEmpty()) {
            return Set.of();
        }
        String sql = "select customer_id from " + name + " where erased and customer_id = any (?)";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, Element.TEXT.array(connection, customers));
            return ids(select);
        }
    }

    /** Everybody who was erased. */
    public Set<String> erased(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select customer_id from " + name + " where erased")) {
            return ids(select);
        }
    }

    private static Set<String> ids(PreparedStatement select) throws SQLException {
        Set<String> ids = new HashSet<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    /** Copies from another schema who was erased, so that nobody comes back when a tombstone has expired. */
    public void takeOverErased(Connection connection, String schema) throws SQLException {
        String sql = """
                insert into %1$s (customer_id, revision, erased)
                select customer_id, revision, erased from %2$s.%1$s where erased
                on conflict (customer_id) do nothing""".formatted(name, schema);
        try (Statement insert = connection.createStatement()) {
            insert.executeUpdate(sql);
        }
    }

    /** Whether the table in that schema holds more of a customer than the id and the fact that they were erased. */
    public boolean holds(Connection connection, String schema, String customer) throws SQLException {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String sql = """
                select 1 from %s.%s where customer_id = ? and (not erased or num_nonnulls(%s) > 0)""".formatted(schema, name, names);
        return PersonQuery.finds(connection, sql, customer);
    }

    /** The newest revision of a customer that the table in that schema knows. */
    public OptionalLong revision(Connection connection, String schema, String customer) throws SQLException {
        return PersonQuery.number(
                connection, "select revision from %s.%s where customer_id = ?".formatted(schema, name), customer);
    }

    /** The content hash of the rows of living customers. */
    public ContentHash hash(Connection connection) throws SQLException {
        return ContentHash.of(connection, "select t::text from " + name + " t where not erased");
    }

    private static @Nullable Object value(LatestState row, int column) {
        if (row.erased()) {
            return null;
        }
        Object value = row.values().get(column);
        return value instanceof Instant instant ? ChronoUnit.MICROS.between(Instant.EPOCH, instant) : value;
    }

    private String upsertStatement() {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String arrays =
                columns.stream().map(c -> "?::" + c.element().arrayType()).collect(Collectors.joining(", "));
        String casts = IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i).fromElement().formatted("c" + i))
                .collect(Collectors.joining(", "));
        String aliases =
                IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        String updates =
                columns.stream().map(c -> c.name() + " = excluded." + c.name()).collect(Collectors.joining(", "));
        return """
                insert into %1$s as t (customer_id, revision, erased, %2$s)
                select id, rev, gone, %4$s
                from unnest(?::text[], ?::int8[], ?::bool[], %3$s) as u (id, rev, gone, %5$s)
                on conflict (customer_id) do update set
                    revision = greatest(t.revision, excluded.revision), erased = excluded.erased, %6$s
                where not t.erased and (excluded.erased or excluded.revision > t.revision)""".formatted(name, names, arrays, casts, aliases, updates);
    }
}
