package dev.crossdock.bench;

import dev.crossdock.stack.api.ApiClient;
import dev.crossdock.stack.settings.StackException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The product as it is: mails from the request to the mail server and "done" in the database, which is asked all the time. */
final class EmailJobs implements Contestant {

    private static final String TENANT = "bench-email";
    private static final long POLL_INTERVAL_MILLIS = 5;

    private final ApiClient api;
    private final Connection database;
    private final Thread watch = new Thread(this::watch, "bench-watch");
    private volatile Consumer<String> done = id -> {};
    private volatile boolean watching = true;

    EmailJobs(RunningStack stack) {
        api = stack.api();
        database = stack.database();
        watch.setDaemon(true);
        watch.start();
    }

    private void watch() {
        String sql = """
                select s.id, s.job_id from work.job_step s join work.job j on j.id = s.job_id
                where s.id > ? and s.state in ('DONE', 'DEAD') and j.tenant = '%s' order by s.id""".formatted(TENANT);
        try (PreparedStatement select = database.prepareStatement(sql)) {
            long from = Long.parseLong(Jdbc.text(database, "select coalesce(max(id), 0) from work.job_step"));
            while (watching) {
                // Steps become visible out of order: tell some again that a slower commit may have filled in since.
                select.setLong(1, Math.max(0, from - 200));
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        from = Math.max(from, rows.getLong(1));
                        done.accept(rows.getString(2));
                    }
                }
                TimeUnit.MILLISECONDS.sleep(POLL_INTERVAL_MILLIS);
            }
        } catch (SQLException e) {
            throw new StackException("cannot watch the jobs: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onDone(Consumer<String> listener) {
        done = listener;
    }

    @Override
    public Sender sender() {
        return new WorkApi(api, TENANT);
    }

    @Override
    public void close() throws Exception {
        watching = false;
        watch.join();
        database.close();
    }
}
