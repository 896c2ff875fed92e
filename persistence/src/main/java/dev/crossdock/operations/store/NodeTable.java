package dev.crossdock.operations.store;

import dev.crossdock.persistence.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The instances that run against this database, by name. */
@ApplicationScoped
public class NodeTable {

    @Inject
    Database database;

    /** Says that an instance lives, and forgets those that have not said so for a day. */
    public void beat(String name, Instant startedAt, String partitions) {
        String sql = """
                with forgotten as (delete from operations.node where seen_at < now() - interval '1 day')
                insert into operations.node (name, started_at, partitions) values (?, ?, ?::jsonb)
                on conflict (name) do update set started_at = excluded.started_at,
                    partitions = excluded.partitions, seen_at = now()""";
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setString(1, name);
            upsert.setTimestamp(2, Timestamp.from(startedAt));
            upsert.setString(3, partitions);
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot say that " + name + " lives: is the database up?", e);
        }
    }

    /** Every instance that was seen within a day, by name. */
    public List<NodeRow> all() {
        String sql = """
                select name, started_at, extract(epoch from now() - seen_at) * 1000, partitions::text
                from operations.node order by name""";
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            List<NodeRow> nodes = new ArrayList<>();
            while (rows.next()) {
                nodes.add(new NodeRow(
                        rows.getString(1),
                        rows.getTimestamp(2).toInstant(),
                        Duration.ofMillis(rows.getLong(3)),
                        rows.getString(4)));
            }
            return nodes;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the instances: is the database up?", e);
        }
    }
}
