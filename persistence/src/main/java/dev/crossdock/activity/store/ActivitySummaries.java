package dev.crossdock.activity.store;

import dev.crossdock.activity.value.LastContact;
import dev.crossdock.activity.value.OpenIssue;
import dev.crossdock.persistence.store.Columns;
import dev.crossdock.persistence.store.Sql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds up what one customer did, from the live table. */
public final class ActivitySummaries {

    private static final Columns<LastContact> CONTACTS = new Columns<>(LastContact.class);
    private static final Columns<OrderAmount> AMOUNTS = new Columns<>(OrderAmount.class);
    private static final Columns<OpenIssue> ISSUES = new Columns<>(OpenIssue.class);

    private ActivitySummaries() {}

    /** Money of an order; without an amount where the event names none. */
    public record OrderAmount(
            String orderId,
            @Nullable BigDecimal amount,
            @Nullable String currency) {}

    /** What the customer's succeeded payments brought in, by currency. */
    public static Map<String, BigDecimal> paid(Connection connection, String customer) throws SQLException {
        String sql = """
                select currency, sum(amount) from support_projection.activity
                where customer_id = ? and type = 'payment.succeeded' group by currency""";
        return Sql.map(connection, sql, row -> row.getString(1), row -> row.getBigDecimal(2), customer);
    }

    /** What came back, without amounts where a whole order did. */
    public static List<OrderAmount> returned(Connection connection, String customer) throws SQLException {
        String sql = """
                select order_id, amount, currency from support_projection.activity
                where customer_id = ? and type = 'order.status-changed' and category = 'returned'""";
        return Sql.query(connection, sql, AMOUNTS, customer);
    }

    /** What each order came to. */
    public static List<OrderAmount> placed(Connection connection, String customer) throws SQLException {
        String sql = """
                select order_id, amount, currency from support_projection.activity
                where customer_id = ? and type = 'order.placed'""";
        return Sql.query(connection, sql, AMOUNTS, customer);
    }

    /** How many orders the customer placed. */
    public static long orders(Connection connection, String customer) throws SQLException {
        String sql = "select count(*) from support_projection.activity where customer_id = ? and type = 'order.placed'";
        return Sql.number(connection, sql, customer).orElse(0);
    }

    /** The newest interaction with the customer; what agents noted for each other is none. */
    public static Optional<LastContact> lastContact(Connection connection, String customer) throws SQLException {
        String sql = """
                select occurred_at as at, data ->> 'channel' as channel, category from support_projection.activity
                where customer_id = ? and type = 'support.interaction-recorded' and data ->> 'direction' <> 'internal'
                order by occurred_at desc, record_offset desc limit 1""";
        return Sql.query(connection, sql, CONTACTS, customer).stream().findFirst();
    }

    /** Conversations whose newest interaction is not closed, the newest first. */
    public static List<OpenIssue> openIssues(Connection connection, String customer) throws SQLException {
        String sql = """
                select conversation_id, status, category, subject, occurred_at as last_at
                from (select distinct on (data ->> 'conversationId') data ->> 'conversationId' as conversation_id,
                          data ->> 'status' as status, category, data ->> 'subject' as subject, occurred_at
                      from support_projection.activity
                      where customer_id = ? and type = 'support.interaction-recorded'
                      order by data ->> 'conversationId', occurred_at desc, record_offset desc) as newest
                where status <> 'closed' order by occurred_at desc, conversation_id""";
        return Sql.query(connection, sql, ISSUES, customer);
    }
}
