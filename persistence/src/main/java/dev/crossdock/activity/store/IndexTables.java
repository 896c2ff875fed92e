package dev.crossdock.activity.store;

import dev.crossdock.persistence.store.Element;
import dev.crossdock.persistence.store.LockMode;
import dev.crossdock.persistence.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * The tables in PostgreSQL of the group that keeps the index. Statements name no schema: the caller's transaction sets the
 * search path, and with it which index is meant.
 */
public final class IndexTables {

    private IndexTables() {}

    /** The index that belongs to the schema, once it has one. */
    public static Optional<String> index(Connection connection) throws SQLException {
        return Sql.texts(connection, "select name from activity_index").stream().findFirst();
    }

    /**
     * Gives the schema this index unless it has one.
     *
     * @return the one it has now
     */
    public static String use(Connection connection, String index) throws SQLException {
        Sql.update(connection, "insert into activity_index (name) values (?) on conflict do nothing", index);
        return index(connection).orElseThrow();
    }

    /**
     * Settles, until the transaction ends, who may write to the index at the same time: many that write, or one that erases, when
     * what others had under way has reached the index.
     */
    public static void lock(Connection connection, LockMode mode) throws SQLException {
        mode.take(connection, "activity index");
    }

    /**
     * Remembers that these customers were erased.
     *
     * @return for how many of them that is news
     */
    public static int erase(Connection connection, SortedSet<String> customers) throws SQLException {
        String sql = "insert into erased_customer select unnest(?) on conflict do nothing";
        return Sql.update(connection, sql, Element.TEXT.array(customers));
    }

    /** Those of the customers that were erased. */
    public static Set<String> erasedAmong(Connection connection, Collection<String> customers) throws SQLException {
        String sql = "select customer_id from erased_customer where customer_id = any (?)";
        return Set.copyOf(Sql.texts(connection, sql, Element.TEXT.array(customers)));
    }

    /** Everybody who was erased. */
    public static Set<String> erased(Connection connection) throws SQLException {
        return Set.copyOf(Sql.texts(connection, "select customer_id from erased_customer"));
    }

    /** Takes over who was erased from the tables of another schema. */
    public static void takeOverErased(Connection connection, String live) throws SQLException {
        Sql.update(connection, """
                insert into erased_customer select customer_id from %s.erased_customer on conflict do nothing""".formatted(live));
    }
}
