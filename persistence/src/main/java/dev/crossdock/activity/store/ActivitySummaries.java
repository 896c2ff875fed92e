package dev.crossdock.activity.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up what one customer did, from the live table. */
public final class ActivitySummaries {

    private ActivitySummaries() {}

    /** The newest interaction with a customer. */
    public record LastContact(Instant at, String channel, String category) {}

    /** Money of an order; without an amount where the event names none. */
    public record OrderAmount(
            String orderId,
            @Nullable BigDecimal amount,
            @Nullable String currency) {}

    /** A conversation, as its newest interaction leaves it. */
    public record Conversation(
            String id,
            String status,
            String category,
            @Nullable String subject,
            Instant at) {}

    /** What the customer's succeeded payments brought in, by currency. */
    public static Map<String, BigDecimal> paid(Connection connection, String customer) throws SQLException {
        String sql = """
                select currency, sum(amount) from support_projection.activity
                where customer_id = ? and type = 'payment.succeeded' group by currency""";
        Map<String, BigDecimal> values = new TreeMap<>();
        try (PreparedStatement select = of(connection, sql, customer);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                values.put(rows.getString(1), rows.getBigDecimal(2));
            }
        }
        return values;
    }

    /** What came back, without amounts where a whole order did. */
    public static List<OrderAmount> returned(Connection connection, String customer) throws SQLException {
        return amounts(connection, """
                select order_id, amount, currency from support_projection.activity
                where customer_id = ? and type = 'order.status-changed' and category = 'returned'""", customer);
    }

    /** What each order came to. */
    public static List<OrderAmount> placed(Connection connection, String customer) throws SQLException {
        return amounts(connection, """
                select order_id, amount, currency from support_projection.activity
                where customer_id = ? and type = 'order.placed'""", customer);
    }

    private static List<OrderAmount> amounts(Connection connection, String sql, String customer) throws SQLException {
        List<OrderAmount> amounts = new ArrayList<>();
        try (PreparedStatement select = of(connection, sql, customer);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                amounts.add(new OrderAmount(rows.getString(1), rows.getBigDecimal(2), rows.getString(3)));
            }
        }
        return amounts;
    }

    /** How many orders the customer placed. */
    public static long orders(Connection connection, String customer) throws SQLException {
        String sql = "select count(*) from support_projection.activity where customer_id = ? and type = 'order.placed'";
        try (PreparedStatement select = of(connection, sql, customer);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The newest interaction with the customer; what agents noted for each other is none. */
    public static Optional<LastContact> lastContact(Connection connection, String customer) throws SQLException {
        String sql = """
                select occurred_at, data ->> 'channel', category from support_projection.activity
                where customer_id = ? and type = 'support.interaction-recorded' and data ->> 'direction' <> 'internal'
                order by occurred_at desc, record_offset desc limit 1""";
        try (PreparedStatement select = of(connection, sql, customer);
                ResultSet rows = select.executeQuery()) {
            return rows.next()
                    ? Optional.of(
                            new LastContact(rows.getTimestamp(1).toInstant(), rows.getString(2), rows.getString(3)))
                    : Optional.empty();
        }
    }

    /** Conversations whose newest interaction is not closed, the newest first. */
    public static List<Conversation> openConversations(Connection connection, String customer) throws SQLException {
        String sql = """
                select id, status, category, subject, occurred_at
                from (select distinct on (data ->> 'conversationId') data ->> 'conversationId' as id,
                          data ->> 'status' as status, category, data ->> 'subject' as subject, occurred_at
                      from support_projection.activity
                      where customer_id = ? and type = 'support.interaction-recorded'
                      order by data ->> 'conversationId', occurred_at desc, record_offset desc) as newest
                where status <> 'closed' order by occurred_at desc, id""";
        List<Conversation> open = new ArrayList<>();
        try (PreparedStatement select = of(connection, sql, customer);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                open.add(new Conversation(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getTimestamp(5).toInstant()));
            }
        }
        return open;
    }

    private static PreparedStatement of(Connection connection, String sql, String customer) throws SQLException {
        PreparedStatement select = connection.prepareStatement(sql);
        select.setString(1, customer);
        return select;
    }
}
