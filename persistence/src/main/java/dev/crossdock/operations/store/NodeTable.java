package dev.crossdock.operations.store;

import dev.crossdock.persistence.store.Columns;
import dev.crossdock.persistence.store.Database;
import dev.crossdock.persistence.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** The instances that run against this database, by name. */
@ApplicationScoped
public class NodeTable {

    private static final Columns<NodeRow> NODES = new Columns<>(NodeRow.class);

    @Inject
    Database database;

    /** Says that an instance lives, and forgets those that have not said so for a day. */
    public void heartbeat(String name, Instant startedAt, String partitions) {
        String sql = """
                with forgotten as (delete from operations.node where seen_at < now() - interval '1 day')
                insert into operations.node (name, started_at, partitions) values (?, ?, ?::jsonb)
                on conflict (name) do update set started_at = excluded.started_at,
                    partitions = excluded.partitions, seen_at = now()""";
        Sql.update(database.dataSource(), sql, name, startedAt, partitions);
    }

    /** Every instance that was seen within a day, by name. */
    public List<NodeRow> all() {
        String sql = """
                select name, started_at, (extract(epoch from now() - seen_at) * 1000)::bigint as silent_millis, partitions
                from operations.node order by name""";
        return Sql.query(database.dataSource(), sql, NODES);
    }
}
