package dev.crossdock.bench;

import dev.crossdock.persistence.store.Sql;
import dev.crossdock.stack.api.ApiClient;
import dev.crossdock.stack.process.Polling;
import dev.crossdock.stack.settings.StackException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The product's consumer groups: steered through REST as an operator does, watched in the database. */
final class MeasuredGroups implements AutoCloseable {

    private static final String OPERATOR = "operator";
    private static final String GROUPS = "/api/consumer-groups";
    static final String MEASURED = "support-projection";
    private static final Duration TIMEOUT = Duration.ofMinutes(15);
    private static final Polling IDLE = new Polling(TIMEOUT, Duration.ofMillis(200));
    private static final Polling APPLIED = new Polling(TIMEOUT, Duration.ofMillis(5));
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final ApiClient api;
    private final Connection connection;
    private final List<String> running;

    MeasuredGroups(RunningStack stack) {
        this.api = stack.api();
        this.connection = stack.database();
        this.running = api.get(OPERATOR, GROUPS)
                .path("items")
                .valueStream()
                .filter(group -> group.path("state").asString().equals("RUNNING"))
                .map(group -> group.path("name").asString())
                .toList();
        if (running.isEmpty()) {
            throw new StackException("no consumer group is running; resume " + MEASURED + " first");
        }
    }

    void pauseAll() {
        running.forEach(this::pause);
    }

    void pauseOthers() {
        running.stream().filter(name -> !name.equals(MEASURED)).forEach(this::pause);
    }

    /** Pauses the measured group and waits until what it had in hand is applied. */
    void pauseMeasured() {
        pause(MEASURED);
        Map<TopicPartition, Long> before;
        Map<TopicPartition, Long> after = positions();
        do {
            before = after;
            Polling.pause(QUIET);
            after = positions();
        } while (!before.equals(after));
    }

    private void pause(String name) {
        api.post(OPERATOR, GROUPS + "/" + name + "/pause");
    }

    void resume(String name) {
        api.post(OPERATOR, GROUPS + "/" + name + "/resume");
    }

    /** Waits until the measured group has nothing left to do. */
    void awaitIdle() throws Exception {
        IDLE.await(() -> lag(api, MEASURED) == 0, MEASURED + " still lags behind");
    }

    /** Waits until the measured group has committed the effects of the whole set. */
    void awaitApplied(RecordSet set) throws Exception {
        APPLIED.await(() -> reached(set, positions()), MEASURED + " did not get through the records");
    }

    /** Records that a group has not applied. */
    static long lag(ApiClient api, String group) {
        return api.get(OPERATOR, GROUPS + "/" + group).path("lag").asLong(-1);
    }

    /** Lets the groups go on that were running before. */
    @Override
    public void close() throws Exception {
        try (connection) {
            running.forEach(this::resume);
        }
    }

    private static boolean reached(RecordSet set, Map<TopicPartition, Long> positions) {
        return set.slices().entrySet().stream()
                .allMatch(slice -> positions.getOrDefault(slice.getKey(), 0L)
                        >= slice.getValue().end());
    }

    private Map<TopicPartition, Long> positions() {
        String sql = "select topic, partition, next_offset from projection.position where group_name = ?";
        try {
            return Sql.map(
                    connection,
                    sql,
                    row -> new TopicPartition(row.getString(1), row.getInt(2)),
                    row -> row.getLong(3),
                    MEASURED);
        } catch (SQLException e) {
            throw new StackException("cannot read the positions of " + MEASURED, e);
        }
    }
}
