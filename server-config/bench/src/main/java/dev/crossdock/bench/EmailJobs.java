package dev.crossdock.bench;

import dev.crossdock.persistence.store.Sql;
import dev.crossdock.stack.api.ApiClient;
import dev.crossdock.stack.settings.StackException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
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
        try {
            long from =
                    Sql.number(database, "select max(id) from work.job_step").orElse(0);
            while (watching) {
                // Steps become visible out of order: tell some again that a slower commit may have filled in since.
                for (Map.Entry<Long, String> step : Sql.query(
                        database, sql, row -> Map.entry(row.getLong(1), row.getString(2)), Math.max(0, from - 200))) {
                    from = Math.max(from, step.getKey());
                    done.accept(step.getValue());
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
