package dev.crossdock.activity.store;

import dev.crossdock.activity.value.ActivityFilter;
import dev.crossdock.activity.value.ActivityPlace;
import dev.crossdock.activity.value.ActivitySort;
import dev.crossdock.event.value.EventId;
import dev.crossdock.persistence.store.Columns;
import dev.crossdock.persistence.store.Element;
import dev.crossdock.persistence.store.Sql;
import dev.crossdock.projection.store.Partitions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads activity from outside the group that fills its table: a page, or much of it without the data of the events. */
public final class ActivityRows {

    static final Columns<ActivityRow> COLUMNS = new Columns<>(ActivityRow.class);

    private static final int FETCH_SIZE = 5_000;
    private static final String WITHOUT_DATA = COLUMNS.names().stream()
            .map(column -> column.equals("data") ? "'{}' as data" : "a." + column)
            .collect(Collectors.joining(", ", "select ", " from "));

    private ActivityRows() {}

    /**
     * Lets the database plan every query of this connection for the values that are asked for. What it would otherwise keep
     * after a few repetitions is a plan for any values, which reads hundreds of times as many rows of a narrow span.
     */
    public static void planForValues(Connection connection) throws SQLException {
        Sql.update(connection, "set plan_cache_mode = force_custom_plan");
    }

    /** The first rows of a filter after a place, in the order of the sort. */
    public static List<ActivityRow> page(
            Connection connection, ActivityFilter filter, ActivitySort sort, @Nullable ActivityPlace after, int limit)
            throws SQLException {
        List<Condition> conditions = conditions(filter, sort, after);
        String sql = "select " + COLUMNS.list() + " from support_projection.activity" + Condition.where(conditions)
                + Condition.order(sort) + " limit ?";
        return Sql.query(connection, sql, COLUMNS, Condition.parameters(conditions, limit));
    }

    /** How many rows a filter has, counted up to a bound. */
    public static long count(Connection connection, ActivityFilter filter, ActivitySort sort, long bound)
            throws SQLException {
        List<Condition> conditions = conditions(filter, sort, null);
        String sql = "select count(*) from (select 1 from support_projection.activity" + Condition.where(conditions)
                + " limit ?) as rows";
        return Sql.number(connection, sql, Condition.parameters(conditions, bound))
                .orElse(0);
    }

    private static List<Condition> conditions(ActivityFilter filter, ActivitySort sort, @Nullable ActivityPlace after) {
        return Stream.concat(Condition.of(filter).stream(), Condition.after(sort, after))
                .toList();
    }

    /** Every row that was read below these offsets, as they are stored, a few thousand at a time. */
    public static void below(
            Connection connection, String schema, Map<TopicPartition, Long> ends, Consumer<ActivityDocument> reader)
            throws SQLException {
        String sql = WITHOUT_DATA + """
                %s.activity a
                join unnest(?::text[], ?::int4[], ?::int8[]) as ends (topic, partition, before) using (topic, partition)
                where a.record_offset < ends.before""".formatted(schema);
        Sql.scan(
                connection,
                FETCH_SIZE,
                sql,
                COLUMNS,
                row -> reader.accept(new ActivityDocument(row)),
                Partitions.offsets(ends));
    }

    /** The rows of these events that are there. */
    public static List<ActivityDocument> of(Connection connection, String schema, Collection<EventId> events)
            throws SQLException {
        String sql = WITHOUT_DATA + """
                %s.activity a join unnest(?::text[], ?::text[]) as events (source, id) using (source, id)""".formatted(schema);
        List<ActivityDocument> found = new ArrayList<>();
        Sql.scan(
                connection,
                FETCH_SIZE,
                sql,
                COLUMNS,
                row -> found.add(new ActivityDocument(row)),
                Element.TEXT.column(events, EventId::source),
                Element.TEXT.column(events, EventId::id));
        return found;
    }
}
