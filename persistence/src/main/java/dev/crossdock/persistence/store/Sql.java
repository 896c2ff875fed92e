package dev.crossdock.persistence.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs one statement, on a connection of the caller or on that of the current transaction. Parameters are what JDBC takes, moments, and
 * {@link Element.Cells}.
 */
public final class Sql {

    private static final int DRIVERS_FETCH_SIZE = 0;

    private Sql() {}

    /** Turns a row into a value. */
    public interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Changes rows; how many. */
    public static int update(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, parameters);
            return statement.executeUpdate();
        }
    }

    /** Reads rows. */
    public static <T> List<T> query(Connection connection, String sql, Mapper<T> mapper, @Nullable Object... parameters)
            throws SQLException {
        List<T> found = new ArrayList<>();
        scan(connection, DRIVERS_FETCH_SIZE, sql, mapper, found::add, parameters);
        return found;
    }

    /** Reads rows by what names them. */
    public static <K, V> Map<K, V> map(
            Connection connection, String sql, Mapper<K> key, Mapper<V> value, @Nullable Object... parameters)
            throws SQLException {
        Map<K, V> found = new HashMap<>();
        query(connection, sql, row -> Map.entry(key.map(row), value.map(row)), parameters)
                .forEach(row -> found.put(row.getKey(), row.getValue()));
        return found;
    }

    /** The texts in the first column. */
    public static List<String> texts(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        return query(connection, sql, row -> row.getString(1), parameters);
    }

    /** The number in the first column of the first row, if there is one. */
    public static OptionalLong number(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        return query(connection, sql, row -> row.getLong(1), parameters).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** Whether there is a row. */
    public static boolean exists(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        return !query(connection, sql, row -> true, parameters).isEmpty();
    }

    /** Reads more rows than fit into memory, so many at a time; how many there are. */
    public static <T> long scan(
            Connection connection,
            int fetchSize,
            String sql,
            Mapper<T> mapper,
            Consumer<? super T> reader,
            @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(fetchSize);
            bind(connection, statement, parameters);
            long read = 0;
            try (ResultSet rows = statement.executeQuery()) {
                for (; rows.next(); read++) {
                    reader.accept(mapper.map(rows));
                }
            }
            return read;
        }
    }

    /** Changes rows in the current transaction; how many. */
    public static int update(DataSource database, String sql, @Nullable Object... parameters) {
        return on(database, connection -> update(connection, sql, parameters));
    }

    /** Reads rows in the current transaction. */
    public static <T> List<T> query(DataSource database, String sql, Mapper<T> mapper, @Nullable Object... parameters) {
        return on(database, connection -> query(connection, sql, mapper, parameters));
    }

    /** The first row, if there is one. */
    public static <T> Optional<T> first(
            DataSource database, String sql, Mapper<T> mapper, @Nullable Object... parameters) {
        return query(database, sql, mapper, parameters).stream().findFirst();
    }

    /** The number in the only row. */
    public static long count(DataSource database, String sql, @Nullable Object... parameters) {
        return query(database, sql, row -> row.getLong(1), parameters).get(0);
    }

    /** The moment in the first row, if there is one. */
    public static Optional<Instant> moment(DataSource database, String sql, @Nullable Object... parameters) {
        return query(database, sql, row -> Optional.ofNullable(row.getTimestamp(1)), parameters).stream()
                .flatMap(Optional::stream)
                .map(Timestamp::toInstant)
                .findFirst();
    }

    /** What is done on one connection. */
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Does something on the connection of the current transaction.
     *
     * @throws IllegalStateException with the reason of the database, if it refuses that
     */
    public static <T> T on(DataSource database, Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not do that, or is down: " + e.getMessage(), e);
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, @Nullable Object... parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object parameter = parameters[i];
            if (parameter instanceof Instant instant) {
                statement.setTimestamp(i + 1, Timestamp.from(instant));
            } else if (parameter instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else if (parameter instanceof Element.Cells cells) {
                statement.setArray(i + 1, cells.on(connection));
            } else {
                statement.setObject(i + 1, parameter);
            }
        }
    }

    /** Two columns of texts, names and values. */
    public static Map<String, String> pairs(ResultSet row, String names, String values) throws SQLException {
        String[] name = (String[]) row.getArray(names).getArray();
        String[] value = (String[]) row.getArray(values).getArray();
        return IntStream.range(0, name.length).boxed().collect(Collectors.toMap(i -> name[i], i -> value[i]));
    }
}
