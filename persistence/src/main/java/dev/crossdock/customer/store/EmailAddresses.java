package dev.crossdock.customer.store;

import dev.crossdock.customer.value.EmailPattern;
import dev.crossdock.persistence.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Looks customers up by their e-mail addresses, which are equal whatever their case. */
public final class EmailAddresses {

    private EmailAddresses() {}

    /**
     * Living customers with this address or, with a star at its end, one that begins so, in the order of the addresses.
     *
     * @param limit how many at most
     */
    public static Set<String> customersWith(Connection connection, String email, int limit) throws SQLException {
        String sql = """
                select customer_id from support_projection.customer_profile
                where lower(email) like lower(?) and not erased order by lower(email), customer_id limit ?""";
        return new LinkedHashSet<>(Sql.texts(connection, sql, pattern(email), limit));
    }

    static String pattern(String email) {
        EmailPattern pattern = new EmailPattern(email);
        return pattern.address().replaceAll("[%_\\\\]", "\\\\$0") + (pattern.isPrefix() ? "%" : "");
    }
}
