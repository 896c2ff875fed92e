package dev.crossdock.document.store;

import dev.crossdock.persistence.store.Database;
import dev.crossdock.persistence.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** What sweeps found. Each method is one statement in the caller's transaction. */
@ApplicationScoped
public class SweepTable {

    @Inject
    Database database;

    /** Keeps a report, JSON. */
    public void add(Instant startedAt, Instant finishedAt, String actor, String report) {
        String sql = "insert into document.sweep (started_at, finished_at, actor, report) values (?, ?, ?, ?::jsonb)";
        Sql.update(database.dataSource(), sql, startedAt, finishedAt, actor, report);
    }

    /** Reports, the newest first. */
    public List<String> newest(int limit) {
        return Sql.query(
                database.dataSource(),
                "select report from document.sweep order by id desc limit ?",
                row -> row.getString(1),
                limit);
    }

    /** Forgets reports before this. */
    public int forget(Instant before) {
        return Sql.update(database.dataSource(), "delete from document.sweep where started_at < ?", before);
    }
}
