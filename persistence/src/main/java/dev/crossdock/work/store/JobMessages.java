package dev.crossdock.work.store;

import dev.crossdock.persistence.store.Columns;
import dev.crossdock.persistence.store.Database;
import dev.crossdock.persistence.store.Element;
import dev.crossdock.persistence.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Messages about jobs that wait for the broker. Each method is one statement in the caller's transaction. */
@ApplicationScoped
public class JobMessages {

    /** Several relays at once take different messages. */
    private static final String NEXT = """
            select o.id, o.job_id, o.round, o.address, o.reason, j.kind, j.tenant, j.priority, j.not_before
            from work.outbox o join work.job j on j.id = o.job_id
            order by o.id limit ?
            for update of o skip locked
            """;

    private static final Columns<JobMessage> MESSAGES = new Columns<>(JobMessage.class);

    @Inject
    Database database;

    /** The oldest messages, locked until the transaction ends. */
    public List<JobMessage> next(int limit) {
        return Sql.query(database.dataSource(), NEXT, MESSAGES, limit);
    }

    /** Forgets what the broker has. */
    public void sent(Collection<Long> ids) {
        String sql = "delete from work.outbox where id = any (?)";
        Sql.update(database.dataSource(), sql, Element.BIGINT.array(ids));
    }

    /** How many messages wait. */
    public long count() {
        return Sql.count(database.dataSource(), "select count(*) from work.outbox");
    }

    /** Since when the oldest of them waits: its job has not changed since. */
    public Optional<Instant> oldest() {
        String sql = "select j.changed_at from work.outbox o join work.job j on j.id = o.job_id order by o.id limit 1";
        return Sql.moment(database.dataSource(), sql);
    }

    /** Adds a message about a job. */
    public void add(String jobId, int round, String address, @Nullable String reason) {
        Sql.update(
                database.dataSource(),
                "insert into work.outbox (job_id, round, address, reason) values (?, ?, ?, ?)",
                jobId,
                round,
                address,
                reason);
    }
}
