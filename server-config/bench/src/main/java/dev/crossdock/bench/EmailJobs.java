package dev.crossdock.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The product as it is: mails from the request to the mail server and "done" in the database, which is asked all the time. */
final class EmailJobs implements Contestant {

    private static final String TENANT = "bench-email";
    private static final long POLL_INTERVAL_MILLIS = 5;

    private final WorkApi api;
    private final JobCorrelation jobs = new JobCorrelation();
    private final Connection database;
    private final Thread watch = new Thread(this::watch, "bench-watch");
    private volatile boolean watching = true;

    EmailJobs(Settings settings) {
        api = new WorkApi(settings, TENANT);
        database = settings.database();
        watch.setDaemon(true);
        watch.start();
    }

    private void watch() {
        String sql = """
                select s.id, s.job_id from work.job_step s join work.job j on j.id = s.job_id
                where s.id > ? and s.state in ('DONE', 'DEAD') and j.tenant = '%s' order by s.id""".formatted(TENANT);
        try (PreparedStatement select = database.prepareStatement(sql)) {
            long from = newest();
            Set<String> told = new HashSet<>();
            while (watching) {
                // Steps become visible out of order: look again at some that a slower commit may have filled in since.
                select.setLong(1, Math.max(0, from - 200));
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        from = Math.max(from, rows.getLong(1));
                        if (told.add(rows.getString(2))) {
                            jobs.finished(rows.getString(2));
                        }
                    }
                }
                TimeUnit.MILLISECONDS.sleep(POLL_INTERVAL_MILLIS);
            }
        } catch (SQLException e) {
            throw new BenchException("cannot watch the jobs: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long newest() throws SQLException {
        try (PreparedStatement select = database.prepareStatement("select coalesce(max(id), 0) from work.job_step");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void onDone(Consumer<String> listener) {
        jobs.onDone(listener);
    }

    @Override
    public Sender sender() {
        return name -> jobs.sent(api.submit(), name);
    }

    @Override
    public void close() throws Exception {
        watching = false;
        watch.join();
        database.close();
    }
}
