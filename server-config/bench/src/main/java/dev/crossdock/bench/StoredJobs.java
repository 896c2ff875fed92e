package dev.crossdock.bench;

import dev.crossdock.bench.Contestant.Sender;
import dev.crossdock.persistence.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Writes what the application writes when it accepts a job, and commits it, without its HTTP and its checks. */
final class StoredJobs implements Sender {

    private static final String INSERT = """
            with fresh as (
                insert into work.job (id, kind, tenant, priority, body, state, submitted_by, fingerprint)
                values (?, 'email', ?, 4, '{}', 'QUEUED', 'bench', '')
                returning id
            ), step as (
                insert into work.job_step (job_id, state, round, attempt) select id, 'QUEUED', 1, 0 from fresh
            )
            insert into work.outbox (job_id, round, address) select id, 1, 'work' from fresh
            """;

    private final Connection connection;
    private final String tenant;

    StoredJobs(RunningStack stack, String tenant) {
        connection = stack.database();
        this.tenant = tenant;
    }

    @Override
    public String send() throws SQLException {
        String id = UUID.randomUUID().toString();
        Sql.update(connection, INSERT, id, tenant);
        return id;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
