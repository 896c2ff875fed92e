package dev.crossdock.bench;

import dev.crossdock.bench.Contestant.Sender;
import java.sql.Connection;
import java.sql.PreparedStatement;
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
    private final PreparedStatement insert;

    StoredJobs(RunningStack stack, String tenant) throws SQLException {
        connection = stack.database();
        insert = connection.prepareStatement(INSERT);
        insert.setString(2, tenant);
    }

    @Override
    public String send() throws SQLException {
        String id = UUID.randomUUID().toString();
        insert.setString(1, id);
        insert.executeUpdate();
        return id;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
