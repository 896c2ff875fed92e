package dev.crossdock.customer.store;

import dev.crossdock.persistence.store.Columns;
import dev.crossdock.persistence.store.Element;
import dev.crossdock.persistence.store.Sql;
import dev.crossdock.projection.store.ContentHash;
import jakarta.persistence.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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

    /** The id, the revision, and whether the customer was erased. */
    private static final int COMMON_COLUMNS = 3;

    private final String schema;
    private final String name;
    private final Supplier<R> emptyRow;
    private final Columns<R> columns;
    private final List<String> content;
    private final String upsert;

    /** The table that a class of rows declares. */
    public LatestStateTable(Class<R> row, Supplier<R> emptyRow) {
        Table table = row.getAnnotation(Table.class);
        this.schema = table.schema();
        this.name = table.name();
        this.emptyRow = emptyRow;
        this.columns = new Columns<>(row);
        this.content = columns.names().subList(COMMON_COLUMNS, columns.names().size());
        this.upsert = """
                insert into %s as t %s
                on conflict (customer_id) do update set
                    revision = greatest(t.revision, excluded.revision), erased = excluded.erased, %s
                where not t.erased and (excluded.erased or excluded.revision > t.revision)""".formatted(
                name,
                columns.values(),
                content.stream().map(column -> column + " = excluded." + column).collect(Collectors.joining(", ")));
    }

    /** The schema that serves. */
    public String schema() {
        return schema;
    }

    /** The table's name. */
    public String name() {
        return name;
    }

    /** A row that says nothing but that its customer was erased. */
    public R erasedRow() {
        R row = emptyRow.get();
        row.erased = true;
        return row;
    }

    /**
     * Writes rows, each customer at most once. A row that is not newer than the stored one, or comes after an erasure,
     * changes nothing; an erasure always takes effect.
     *
     * @return how many rows took effect
     */
    public int upsert(Connection connection, List<R> rows) throws SQLException {
        return rows.isEmpty() ? 0 : Sql.update(connection, upsert, columns.of(rows));
    }

    /** Those of the customers who were erased. */
    public Set<String> erasedAmong(Connection connection, Collection<String> customers) throws SQLException {
        return customers.isEmpty()
                ? Set.of()
                : ids(connection, "erased and customer_id = any (?)", Element.TEXT.array(customers));
    }

    /** Everybody who was erased. */
    public Set<String> erased(Connection connection) throws SQLException {
        return ids(connection, "erased");
    }

    private Set<String> ids(Connection connection, String condition, Object... parameters) throws SQLException {
        String sql = "select customer_id from " + name + " where " + condition;
        return Set.copyOf(Sql.texts(connection, sql, parameters));
    }

    /** Copies from another schema who was erased, so that nobody comes back when a tombstone has expired. */
    public void takeOverErased(Connection connection, String schema) throws SQLException {
        Sql.update(connection, """
                insert into %1$s (customer_id, revision, erased)
                select customer_id, revision, erased from %2$s.%1$s where erased
                on conflict (customer_id) do nothing""".formatted(name, schema));
    }

    /** Whether the table in that schema holds more of a customer than the id and the fact that they were erased. */
    public boolean holds(Connection connection, String schema, String customer) throws SQLException {
        String sql = "select 1 from %s.%s where customer_id = ? and (not erased or num_nonnulls(%s) > 0)"
                .formatted(schema, name, String.join(", ", content));
        return Sql.exists(connection, sql, customer);
    }

    /** The newest revision of a customer that the table in that schema knows. */
    public OptionalLong revision(Connection connection, String schema, String customer) throws SQLException {
        String sql = "select revision from %s.%s where customer_id = ?".formatted(schema, name);
        return Sql.number(connection, sql, customer);
    }

    /** The content hash of the rows of living customers. */
    public ContentHash hash(Connection connection) throws SQLException {
        return ContentHash.of(connection, "select t::text from " + name + " t where not erased");
    }
}
