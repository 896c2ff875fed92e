package dev.crossdock.projection.store;

import dev.crossdock.persistence.store.Columns;
import dev.crossdock.persistence.store.Database;
import dev.crossdock.persistence.store.Sql;
import dev.crossdock.projection.value.RebuildReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The register of consumer groups: what operators want of them, what went wrong, and their rebuild reports. */
@ApplicationScoped
public class GroupRegister {

    private static final Columns<GroupRow> GROUPS = new Columns<>(GroupRow.class);
    private static final Columns<RebuildReport> REBUILDS = new Columns<>(RebuildReport.class);

    @Inject
    Database database;

    /** Makes sure the group has a row; an existing one is kept. */
    public void register(String group) {
        update("insert into projection.consumer_group (name) values (?) on conflict do nothing", group);
    }

    /** Whether an operator wants the group to stand still. */
    public boolean isPaused(Connection connection, String group) throws SQLException {
        String sql = "select 1 from projection.consumer_group where name = ? and desired_state = 'PAUSED'";
        return Sql.exists(connection, sql, group);
    }

    /** Records what an operator wants. */
    public void setDesiredState(String group, DesiredState state) {
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
                select g.name, g.desired_state, g.last_error, g.last_error_at, coalesce(sum(p.applied), 0) as applied,
                       coalesce(sum(p.skipped), 0) as skipped, coalesce(sum(p.dead_lettered), 0) as dead_lettered,
                       (select count(*) from projection.dead_letter_redrive d
                        where d.group_name = g.name and d.state = 'SETTLED') as redriven,
                       max(p.updated_at) filter (where p.next_offset > 0) as last_applied_at,
                       exists (select from projection.rebuild r where r.group_name = g.name and r.state = 'RUNNING')
                           as rebuilding
                from projection.consumer_group g left join projection.position p on p.group_name = g.name
                group by g.name order by g.name""";
        return Sql.query(database.dataSource(), sql, GROUPS);
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
        return Sql.first(database.dataSource(), sql, row -> row.getLong(1), group);
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
        Sql.update(connection, sql, recordsRead, rows, seconds, before, after, id);
    }

    /** The reports of a group, newest first, at most 50. */
    public List<RebuildReport> rebuilds(String group) {
        String sql = """
                select id, group_name as "group", state, records_read, rows, seconds, hash_before, hash_after,
                       coalesce(hash_before = hash_after, false) as equal, error, started_at
                from projection.rebuild where group_name = ? order by id desc limit 50""";
        return Sql.query(database.dataSource(), sql, REBUILDS, group);
    }

    private void update(String sql, Object... values) {
        Sql.update(database.dataSource(), sql, values);
    }
}
