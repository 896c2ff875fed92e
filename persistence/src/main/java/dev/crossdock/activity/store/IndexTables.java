package dev.crossdock.activity.store;

import dev.crossdock.persistence.store.Element;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * The tables in PostgreSQL of the group that keeps the index. Statements name no schema: the caller's transaction sets the
 * search path, and with it which index is meant.
 */
public final class IndexTables {

    /** Of every lock in the database, this one is about the activity index: an arbitrary number. */
    private static final long LOCK = 0x0C12_0555_AC71L;

    private IndexTables() {}

    /** The index that belongs to the schema, once it has one. */
    public static Optional<String> index(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select name from activity_index")) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }

    /**
     * Gives the schema this index unless it has one.
     *
     * @return the one it has now
     */
    public static String use(Connection connection, String index) throws SQLException {
        String sql = "insert into activity_index (name) values (?) on conflict do nothing";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, index);
            insert.executeUpdate();
        }
        return index(connection).orElseThrow();
    }

    /** Until the transaction ends, nobody erases a customer. Many may hold this at once. */
    public static void lockForWriting(Connection connection) throws SQLException {
        lock(connection, "select pg_advisory_xact_lock_shared(?)");
    }

    /** Until the transaction ends, nobody else writes or erases: what others had under way has reached the index. */
    public static void lockForErasing(Connection connection) throws SQLException {
        lock(connection, "select pg_advisory_xact_lock(?)");
    }

    private static void lock(Connection connection, String sql) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(sql)) {
            lock.setLong(1, LOCK);
            lock.execute();
        }
    }

    /**
     * Remembers that these customers were erased.
     *
     * @return for how many of them that is news
     */
    public static int erase(Connection connection, SortedSet<String> customers) throws SQLException {
        String sql = "insert into erased_customer select unnest(?) on conflict do nothing";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setArray(1, Element.TEXT.array(connection, customers));
            return insert.executeUpdate();
        }
    }

    /** Those of the customers that were erased. */
    public static Set<String> erasedAmong(Connection connection, Collection<String> customers) throws SQLException {
        String sql = "select customer_id from erased_customer where customer_id = any (?)";
        Set<String> erased = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, Element.TEXT.array(connection, customers));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    erased.add(rows.getString(1));
                }
            }
        }
        return erased;
    }

    /** Everybody who was erased. */
    public static Set<String> erased(Connection connection) throws SQLException {
        Set<String> erased = new HashSet<>();
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("select customer_id from erased_customer")) {
            while (rows.next()) {
                erased.add(rows.getString(1));
            }
        }
        return erased;
    }

    /** Takes over who was erased from the tables of another schema. */
    public static void takeOverErased(Connection connection, String live) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into erased_customer select customer_id from " + live
                    + ".erased_customer on conflict do nothing");
        }
    }
}
