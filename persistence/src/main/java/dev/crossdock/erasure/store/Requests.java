package dev.crossdock.erasure.store;

import dev.crossdock.persistence.store.Element;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads and writes erasures inside a caller's transaction. */
public final class Requests {

    private static final String SELECT = """
            select id, customer_id, revision, requested_by, requested_at, published_at, completed_at from erasure.request
            """;

    private Requests() {}

    /**
     * Opens an erasure unless there is one of the customer already.
     *
     * @return its id, or empty if there is one
     */
    public static Optional<Long> open(Connection connection, String customer, long revision, String actor)
            throws SQLException {
        String sql = """
                insert into erasure.request (customer_id, revision, requested_by) values (?, ?, ?)
                on conflict (customer_id) do nothing returning id""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, customer);
            insert.setLong(2, revision);
            insert.setString(3, actor);
            try (ResultSet rows = insert.executeQuery()) {
                return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
            }
        }
    }

    /** One erasure. */
    public static Optional<RequestRow> find(Connection connection, long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "where id = ?")) {
            select.setLong(1, id);
            return read(select).stream().findFirst();
        }
    }

    /** The erasure of a customer. */
    public static Optional<RequestRow> of(Connection connection, String customer) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "where customer_id = ?")) {
            select.setString(1, customer);
            return read(select).stream().findFirst();
        }
    }

    /** Erasures before an id, newest first. */
    public static List<RequestRow> before(Connection connection, long id, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "where id < ? order by id desc limit ?")) {
            select.setLong(1, id);
            select.setInt(2, limit);
            return read(select);
        }
    }

    /** Erasures after an id that not every store has confirmed, oldest first. */
    public static List<RequestRow> openAfter(Connection connection, long id, int limit) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + "where completed_at is null and id > ? order by id limit ?")) {
            select.setLong(1, id);
            select.setInt(2, limit);
            return read(select);
        }
    }

    /** Which of these customers are erased or to be erased. */
    public static Set<String> erasedAmong(Connection connection, Collection<String> customers) throws SQLException {
        String sql = "select customer_id from erasure.request where customer_id = any (?)";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, Element.TEXT.array(connection, customers));
            Set<String> erased = new HashSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    erased.add(rows.getString(1));
                }
            }
            return erased;
        }
    }

    /** Notes that the erasure stands in its topic, and where all topics ended then; nothing if that was noted before. */
    public static void published(Connection connection, long id, Map<TopicPartition, Long> ends) throws SQLException {
        String sql = "update erasure.request set published_at = now() where id = ? and published_at is null";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, id);
            if (update.executeUpdate() == 0) {
                return;
            }
        }
        String fences = """
                insert into erasure.fence (request_id, topic, partition, end_offset)
                select ?, * from unnest(?::text[], ?::int4[], ?::int8[])""";
        try (PreparedStatement insert = connection.prepareStatement(fences)) {
            insert.setLong(1, id);
            insert.setArray(2, Element.TEXT.column(connection, ends.keySet(), TopicPartition::topic));
            insert.setArray(3, Element.INTEGER.column(connection, ends.keySet(), TopicPartition::partition));
            insert.setArray(4, Element.BIGINT.array(connection, ends.values()));
            insert.executeUpdate();
        }
    }

    /** Where the topics ended when the erasure stood in its own. */
    public static Map<TopicPartition, Long> fences(Connection connection, long id) throws SQLException {
        String sql = "select topic, partition, end_offset from erasure.fence where request_id = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, id);
            Map<TopicPartition, Long> fences = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    fences.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
                }
            }
            return fences;
        }
    }

    /** Notes that every store has confirmed. */
    public static void complete(Connection connection, long id) throws SQLException {
        String sql = "update erasure.request set completed_at = coalesce(completed_at, now()) where id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, id);
            update.executeUpdate();
        }
    }

    private static List<RequestRow> read(PreparedStatement select) throws SQLException {
        List<RequestRow> requests = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                requests.add(new RequestRow(
                        rows.getLong(1),
                        rows.getString(2),
                        rows.getLong(3),
                        rows.getString(4),
                        rows.getTimestamp(5).toInstant(),
                        instant(rows.getTimestamp(6)),
                        instant(rows.getTimestamp(7))));
            }
        }
        return requests;
    }

    static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
