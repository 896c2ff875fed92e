package dev.crossdock.customer.store;

import dev.crossdock.persistence.store.Element;
import dev.crossdock.projection.store.ContentHash;
import jakarta.persistence.Table;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table that keeps one row per customer, the newest. A class of rows declares it, for reading and writing. Its statements
 * name no schema: the caller's transaction sets the search path, so that the same code fills the live table and its shadow.
 *
 * @param <R> a row
 */
public final class LatestStateTable<R extends LatestStateRow> {

    /** The current profile as support looks it up. */
    public static final LatestStateTable<CustomerProfileRow> CUSTOMER_PROFILE =
            new LatestStateTable<>(CustomerProfileRow.class, CustomerProfileRow::new);

    /** Where to send parcels. */
    public static final LatestStateTable<DeliveryAddressRow> DELIVERY_ADDRESS =
            new LatestStateTable<>(DeliveryAddressRow.class, DeliveryAddressRow::new);

    /** To whom invoices are made out. */
    public static final LatestStateTable<InvoiceIdentityRow> INVOICE_IDENTITY =
            new LatestStateTable<>(InvoiceIdentityRow.class, InvoiceIdentityRow::new);

    /** A column after the three that every such table begins with, as a field of its row declares it. */
    private record Column(String name, Field field, Element element, String fromElement) {

        static Column of(Field field) {
            jakarta.persistence.Column declared = field.getAnnotation(jakarta.persistence.Column.class);
            String name = declared == null || declared.name().isEmpty() ? field.getName() : declared.name();
            if (field.getType() == Instant.class) {
                return new Column(name, field, Element.BIGINT, "timestamptz 'epoch' + %s * interval '1 microsecond'");
            }
            if (field.getType() == Boolean.class) {
                return new Column(name, field, Element.BOOLEAN, "%s");
            }
            String type = declared == null ? "" : declared.columnDefinition();
            return new Column(name, field, Element.TEXT, type.isEmpty() ? "%s" : "%s::" + type);
        }

        @Nullable Object value(LatestStateRow row) {
            try {
                Object value = field.get(row);
                return value instanceof Instant instant ? ChronoUnit.MICROS.between(Instant.EPOCH, instant) : value;
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("the fields of rows are public", e);
            }
        }
    }

    private final String schema;
    private final String name;
    private final Supplier<R> emptyRow;
    private final List<Column> columns;
    private final String upsert;

    /** The table that a class of rows declares. */
    public LatestStateTable(Class<R> row, Supplier<R> emptyRow) {
        Table table = row.getAnnotation(Table.class);
        this.schema = table.schema();
        this.name = table.name();
        this.emptyRow = emptyRow;
        this.columns = Stream.of(row.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(Column::of)
                .toList();
        this.upsert = upsertStatement();
    }

    /** The schema that serves. */
    public String schema() {
        return schema;
    }

    /** The table's name. */
    public String name() {
        return name;
    }

    /** A row of a customer that says nothing yet. */
    public R row(String customerId, long revision) {
        R row = emptyRow.get();
        row.customerId = customerId;
        row.revision = revision;
        return row;
    }

    /**
     * Writes rows, each customer at most once. A row that is not newer than the stored one, or comes after an erasure,
     * changes nothing; an erasure always takes effect.
     *
     * @return how many rows took effect
     */
    public int upsert(Connection connection, List<R> rows) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(upsert)) {
            statement.setArray(1, Element.TEXT.column(connection, rows, row -> row.customerId));
            statement.setArray(2, Element.BIGINT.column(connection, rows, row -> row.revision));
            statement.setArray(3, Element.BOOLEAN.column(connection, rows, row -> row.erased));
            for (int i = 0; i < columns.size(); i++) {
                Column column = columns.get(i);
                statement.setArray(i + 4, column.element().column(connection, rows, column::value));
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
