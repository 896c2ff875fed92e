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

    /** A conversation, as its newest interaction leaves it. */
    public record Conversation(
            String id,
            String status,
            String category,
            @Nullable String subject,
            Instant at) {}

    /**
     * What the customer paid minus the value of what they returned, by currency. A return without lines is one of the
     * whole order, at its total.
     */
    public static Map<String, BigDecimal> lifetimeValue(Connection connection, String customer) throws SQLException {
        String sql = """
                select coalesce(a.currency, o.currency),
                       sum(case when a.type = 'payment.succeeded' then a.amount else -coalesce(a.amount, o.amount) end)
                from support_projection.activity a
                left join support_projection.activity o on a.amount is null and o.customer_id = a.customer_id
                    and o.order_id = a.order_id and o.type = 'order.placed'
                where a.customer_id = ? and (a.type = 'payment.succeeded'
                    or a.type = 'order.status-changed' and a.category = 'returned')
                group by 1 having coalesce(a.currency, o.currency) is not null""";
        Map<String, BigDecimal> values = new TreeMap<>();
        try (PreparedStatement select = of(connection, sql, customer);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                values.put(rows.getString(1), rows.getBigDecimal(2));
            }
        }
        return values;
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
