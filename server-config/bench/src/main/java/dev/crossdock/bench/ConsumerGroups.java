package dev.crossdock.bench;

import dev.crossdock.stack.settings.BasicAuthentication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The product's consumer groups: steered through REST as an operator does, watched in the database. */
final class ConsumerGroups implements AutoCloseable {

    static final String MEASURED = "support-projection";
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final long POLL_MILLIS = 5;
    private static final long QUIET_MILLIS = 1000;

    private final Settings settings;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Connection connection;
    private final List<String> running = new ArrayList<>();

    ConsumerGroups(Settings settings) {
        this.settings = settings;
        this.connection = settings.database();
        for (JsonNode group : call("GET", "").path("items")) {
            if (group.path("state").asString().equals("RUNNING")) {
                running.add(group.path("name").asString());
            }
        }
        if (running.isEmpty()) {
            throw new BenchException("no consumer group is running; resume " + MEASURED + " first");
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
            pauseFor(QUIET_MILLIS);
            after = positions();
        } while (!before.equals(after));
    }

    void pause(String name) {
        call("POST", "/" + name + "/pause");
    }

    void resume(String name) {
        call("POST", "/" + name + "/resume");
    }

    /** Waits until the measured group has nothing left to do. */
    void awaitIdle() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (call("GET", "/" + MEASURED).path("lag").asLong(-1) != 0) {
            giveUpAfter(deadline, MEASURED + " still lags behind");
            pauseFor(200);
        }
    }

    /** Waits until the measured group has committed the effects of the whole set. */
    void awaitApplied(RecordSet set) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!reached(set, positions())) {
            giveUpAfter(deadline, MEASURED + " did not get through the records");
            pauseFor(POLL_MILLIS);
        }
    }

    /** Lets the groups go on that were running before. */
    @Override
    public void close() {
        try (connection) {
            running.forEach(this::resume);
        } catch (SQLException e) {
            throw new BenchException("cannot close the connection to the database", e);
        }
    }

    private static boolean reached(RecordSet set, Map<TopicPartition, Long> positions) {
        return set.slices().entrySet().stream()
                .allMatch(slice -> positions.getOrDefault(slice.getKey(), 0L)
                        >= slice.getValue().end());
    }

    private Map<TopicPartition, Long> positions() {
        String sql = "select topic, partition, next_offset from projection.position where group_name = ?";
        Map<TopicPartition, Long> positions = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, MEASURED);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    positions.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
                }
            }
        } catch (SQLException e) {
            throw new BenchException("cannot read the positions of " + MEASURED, e);
        }
        return positions;
    }

    private JsonNode call(String method, String path) {
        URI uri = URI.create(settings.api() + "/consumer-groups" + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header(
                        BasicAuthentication.HEADER,
                        settings.credentials("operator").basic())
                .header("Accept", "application/json")
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new BenchException(
                        method + " " + uri + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException e) {
            throw new BenchException("cannot reach " + uri + "; start the stack with ./crossdock up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }

    private static void giveUpAfter(long deadline, String what) {
        if (System.nanoTime() > deadline) {
            throw new BenchException(what + " after " + PATIENCE.toMinutes() + " minutes");
        }
    }

    static void pauseFor(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }
}
