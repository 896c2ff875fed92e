package dev.crossdock.activity.store;

import dev.crossdock.activity.value.ActivityFilter;
import dev.crossdock.activity.value.ActivityPlace;
import dev.crossdock.activity.value.ActivitySort;
import dev.crossdock.activity.value.EventKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the live table of activity. */
public final class ActivityRows {

    private static final String SELECT = """
            select source, id, customer_id, type, occurred_at, amount, currency, category, text, order_id, topic,
                partition, record_offset, data::text
            from support_projection.activity""";

    private ActivityRows() {}

    /**
     * Lets the database plan every query of this connection for the values that are asked for. What it would otherwise keep
     * after a few repetitions is a plan for any values, which reads hundreds of times as many rows of a narrow span.
     */
    public static void planForValues(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set plan_cache_mode = force_custom_plan");
        }
    }

    /** The first rows of a filter after a place, in the order of the sort. */
    public static List<ActivityRow> page(
            Connection connection, ActivityFilter filter, ActivitySort sort, @Nullable ActivityPlace after, int limit)
            throws SQLException {
        List<Condition> conditions = Stream.concat(Condition.of(filter).stream(), Condition.after(sort, after))
                .toList();
        String sql = SELECT + Condition.where(conditions) + Condition.order(sort) + " limit ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int next = Condition.set(connection, select, conditions);
            select.setInt(next, limit);
            return read(select);
        }
    }

    /** How many rows a filter has, counted up to a bound. */
    public static long count(Connection connection, ActivityFilter filter, ActivitySort sort, long bound)
            throws SQLException {
        List<Condition> conditions = Stream.concat(Condition.of(filter).stream(), Condition.after(sort, null))
                .toList();
        String sql = "select count(*) from (select 1 from support_projection.activity" + Condition.where(conditions)
                + " limit ?) as rows";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int next = Condition.set(connection, select, conditions);
            select.setLong(next, bound);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static List<ActivityRow> read(PreparedStatement select) throws SQLException {
        List<ActivityRow> activity = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                activity.add(row(rows));
            }
        }
        return activity;
    }

    /** The row at the cursor of a result with the columns of {@code support_projection.activity} in their order. */
    static ActivityRow row(ResultSet rows) throws SQLException {
        return new ActivityRow(
                new EventKey(rows.getString(1), rows.getString(2)),
                rows.getString(3),
                rows.getString(4),
                rows.getTimestamp(5).toInstant(),
                rows.getBigDecimal(6),
                rows.getString(7),
                rows.getString(8),
                rows.getString(9),
                rows.getString(10),
                rows.getString(11),
                rows.getInt(12),
                rows.getLong(13),
                rows.getString(14));
    }
}
