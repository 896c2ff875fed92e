package dev.crossdock.persistence.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Iterator;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * An element type of PostgreSQL arrays, in which one column of many rows travels as one parameter. Java arrays of the
 * exact type are sent in binary by the driver; an {@code Object[]} would be escaped here and parsed there.
 */
public enum Element {
    /** Strings. */
    TEXT("text", String[]::new),
    /** Longs. */
    BIGINT("int8", Long[]::new),
    /** Integers. */
    INTEGER("int4", Integer[]::new),
    /** Booleans. */
    BOOLEAN("bool", Boolean[]::new);

    private final String type;
    private final IntFunction<@Nullable Object[]> make;

    Element(String type, IntFunction<@Nullable Object[]> make) {
        this.type = type;
        this.make = make;
    }

    /** Cells of one column, a parameter of {@link Sql}. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, only sent.
    public record Cells(String type, @Nullable Object[] values) {

        /** Takes the connection, as a statement from the server's cache names the one it was first prepared on. */
        Array on(Connection connection) throws SQLException {
            return connection.createArrayOf(type, values);
        }
    }

    /** The type of such an array in SQL. */
    public String arrayType() {
        return type + "[]";
    }

    /** One column of the rows; every cell is null or of this type. */
    public <T> Cells column(Collection<T> rows, Function<? super T, ? extends @Nullable Object> cell) {
        @Nullable Object[] values = make.apply(rows.size());
        Iterator<T> row = rows.iterator();
        for (int i = 0; i < values.length; i++) {
            values[i] = cell.apply(row.next());
        }
        return new Cells(type, values);
    }

    /** The values themselves. */
    public <T> Cells array(Collection<T> values) {
        return column(values, Function.identity());
    }
}
