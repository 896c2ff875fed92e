package dev.crossdock.projection.store;

import dev.crossdock.persistence.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The register of consumer groups: what operators want of them, what went wrong, and their rebuild reports. */
@ApplicationScoped
public class GroupRegister {

    @Inject
    Database database;

    /** Makes sure the group has a row; an existing one is kept. */
    public void register(String group) {
        update("insert into projection.consumer_group (name) values (?) on conflict do nothing", group);
    }

    /** Whether an operator wants the group to stand still. */
    public boolean isPaused(Connection connection, String group) throws SQLException {
        String sql = "select 1 from projection.consumer_group where name = ? and desired_state = 'PAUSED'";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, group);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Records what an operator wants. */
    public void desire(String group, DesiredState state) {
        update("update projection.consumer_group set desired_state = ? where name = ?", state.name(), group);
    }

    /** Keeps the newest error of the group for the console. */
    public void recordError(String group, String error) {
        update(
                "update projection.consumer_group set last_error = ?, last_error_at = now() where name = ?",
                error,
                group);
    }

    /** Empties the texts of errors in which a word occurs: the database may have quoted a record. */
    public void forgetErrorsWith(String word) {
        update(
                "update projection.consumer_group set last_error = 'quoted a person who was erased' where strpos(last_error, ?) > 0",
                word);
        update(
                "update projection.rebuild set error = 'quoted a person who was erased' where strpos(error, ?) > 0",
                word);
    }

    /** Every group with its counters. */
    public List<GroupRow> groups() {
        String sql = """
                select g.name, g.desired_state, g.last_error, g.last_error_at, coalesce(sum(p.applied), 0),
                       coalesce(sum(p.skipped), 0), coalesce(sum(p.dead_lettered), 0),
                       (select count(*) from projection.dead_letter_redrive d
                        where d.group_name = g.name and d.state = 'SETTLED'),
                       max(p.updated_at) filter (where p.next_offset > 0),
                       exists (select from projection.rebuild r where r.group_name = g.name and r.state = 'RUNNING')
                from projection.consumer_group g left join projection.position p on p.group_name = g.name
                group by g.name order by g.name""";
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            List<GroupRow> groups = new ArrayList<>();
            while (rows.next()) {
                groups.add(new GroupRow(
                        rows.getString(1),
                        DesiredState.valueOf(rows.getString(2)),
                        rows.getString(3),
                        instant(rows.getTimestamp(4)),
                        rows.getLong(5),
                        rows.getLong(6),
                        rows.getLong(7),
                        rows.getLong(8),
                        instant(rows.getTimestamp(9)),
                        rows.getBoolean(10)));
            }
            return groups;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the consumer groups: is the database up?", e);
        }
    }

    /**
     * Opens a report.
     *
     * @return its id, or empty if a rebuild of the group is running already
     */
    public Optional<Long> openRebuild(String group) {
        String sql = """
                insert into projection.rebuild (group_name, state) values (?, 'RUNNING')
                on conflict do nothing returning id""";
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, group);
            try (ResultSet rows = insert.executeQuery()) {
                return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot open a rebuild of " + group, e);
        }
    }

    /** Closes a report as failed; the group's tables are as they were. */
    public void failRebuild(long id, String error, double seconds) {
        update(
                "update projection.rebuild set state = 'FAILED', error = ?, seconds = ? where id = ?",
                error,
                seconds,
                id);
    }

    /** Closes the report that a stopped instance left open. */
    public void failAbandonedRebuild(String group) {
        update(
                "update projection.rebuild set state = 'FAILED', error = 'the application stopped' where group_name = ? and state = 'RUNNING'",
                group);
    }

    /** Closes a report inside the transaction that swaps the tables. */
    public void succeedRebuild(
            Connection connection, long id, long recordsRead, long rows, double seconds, String before, String after)
            throws SQLException {
        String sql = """
                update projection.rebuild set state = 'SUCCEEDED', records_read = ?, rows = ?, seconds = ?,
                    hash_before = ?, hash_after = ? where id = ?""";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, recordsRead);
            update.setLong(2, rows);
            update.setDouble(3, seconds);
            update.setString(4, before);
            update.setString(5, after);
            update.setLong(6, id);
            update.executeUpdate();
        }
    }

    /** The reports of a group, newest first, at most 50. */
    public List<RebuildRow> rebuilds(String group) {
        String sql = """
                select id, group_name, state, records_read, rows, seconds, hash_before, hash_after, error, started_at
                from projection.rebuild where group_name = ? order by id desc limit 50""";
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, group);
            List<RebuildRow> reports = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    reports.add(new RebuildRow(
                            rows.getLong(1),
                            rows.getString(2),
                            RebuildState.valueOf(rows.getString(3)),
                            rows.getLong(4),
                            rows.getLong(5),
                            rows.getDouble(6),
                            rows.getString(7),
                            rows.getString(8),
                            rows.getString(9),
                            rows.getTimestamp(10).toInstant()));
                }
            }
            return reports;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the rebuild reports of " + group, e);
        }
    }

    private void update(String sql, Object... values) {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot update the register of consumer groups", e);
        }
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
