package dev.crossdock.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossdock.platform.ConnectTools;
import dev.crossdock.platform.KafkaTools;
import dev.crossdock.stack.testing.Jmx;
import dev.crossdock.stack.testing.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Connectors of a real Kafka Connect, seen and steered as every other consumer group. */
class ConnectorsIT {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String GROUPS = "/api/consumer-groups/";
    private static final List<String> TOPICS = List.of("connect-out", "connect-in");

    @TempDir
    static Path folder;

    private static Platform platform;
    private static KafkaTools kafka;
    private static ConnectTools connect;

    @BeforeAll
    static void topics() {
        platform = Platform.running();
        Map<String, String> settings = platform.stack.applicationSettings();
        kafka = new KafkaTools(settings.get("crossdock.kafka.bootstrap"));
        connect = new ConnectTools(settings.get("crossdock.connect.url"));
        TOPICS.forEach(topic -> kafka.create(topic, 1, Map.of()));
    }

    @AfterAll
    static void away() {
        if (kafka != null) {
            kafka.delete(TOPICS, List.of());
            kafka.close();
        }
    }

    @Test
    void a_sink_tells_its_lag_stands_still_goes_on_and_begins_again() {
        Path file = folder.resolve("out.txt");
        send(3);
        connect.createSink("out", "connect-out", file);
        try {
            awaitLines(file, 3);
            JsonNode running = awaitGroup("out", group -> state(group).equals("RUNNING") && lag(group) == 0);
            assertThat(running.path("kind").asString()).isEqualTo("CONNECTOR");
            assertThat(running.path("topics").valueStream().map(JsonNode::asString))
                    .containsExactly("connect-out");
            assertThat(running.at("/tasks/0/state").asString()).isEqualTo("RUNNING");
            assertThat(positions("out").at("/items/0/offset/kafka_offset").asLong())
                    .isEqualTo(3);

            assertThat(state(act("out", "pause"))).isEqualTo("PAUSED");
            send(2);
            awaitGroup("out", group -> state(group).equals("PAUSED") && lag(group) == 2);
            assertThat(state(act("out", "resume"))).isEqualTo("RUNNING");
            awaitLines(file, 5);
            awaitGroup("out", group -> lag(group) == 0);

            assertThat(state(act("out", "reset"))).isEqualTo("RUNNING");
            awaitLines(file, 10);
        } finally {
            connect.delete("out");
        }
        assertThat(platform.json("auditor", "/api/audit?subject=out&limit=50")
                        .path("items")
                        .valueStream()
                        .map(entry -> entry.path("action").asString()))
                .containsExactly("pause", "resume", "reset");
        await().atMost(SOON)
                .until(() -> platform.get("operator", GROUPS + "out").statusCode() == 404);
    }

    @Test
    void a_source_tells_its_tasks_and_how_far_it_has_come() throws IOException {
        Path file = Files.writeString(folder.resolve("in.txt"), "one\ntwo\n");
        connect.createSource("in", file, "connect-in");
        try {
            JsonNode group = awaitGroup("in", seen -> state(seen).equals("RUNNING"));
            assertThat(lag(group)).isEqualTo(-1);
            await().atMost(SOON)
                    .until(() -> positions("in").at("/items/0/offset/position").asLong(-1) == 8);
            assertThat(positions("in").at("/items/0/partition/filename").asString())
                    .isEqualTo(file.toString());
        } finally {
            connect.delete("in");
        }
    }

    @Test
    void a_failed_task_is_told_with_its_reason_and_started_anew() {
        connect.createSink("broken", "connect-out", folder);
        try {
            JsonNode failed = awaitGroup("broken", group -> state(group).equals("FAILED"));
            assertThat(failed.at("/tasks/0/state").asString()).isEqualTo("FAILED");
            assertThat(failed.at("/tasks/0/lastError").asString())
                    .isEqualTo(failed.path("lastError").asString())
                    .isNotBlank()
                    .doesNotContain("\n");

            connect.createSink("broken", "connect-out", folder.resolve("mended.txt"));
            assertThat(state(act("broken", "restart"))).isEqualTo("RUNNING");
        } finally {
            connect.delete("broken");
        }
    }

    @Test
    void what_a_connector_does_not_offer_is_refused_with_what_it_offers() {
        connect.createSink("out-again", "connect-out", folder.resolve("again.txt"));
        try {
            awaitGroup("out-again", group -> state(group).equals("RUNNING"));

            assertThat(refused("out-again", "rebuild", 409))
                    .isEqualTo("'out-again' is a connector and cannot rebuild; it can pause, resume, restart, reset");
            assertThat(refused("billing", "reset", 409))
                    .isEqualTo("'billing' is a projection and cannot reset; it can pause, resume, rebuild");
            platform.event(Platform.profile("connectors-it", 1));
            await().atMost(SOON)
                    .until(() -> positions("billing")
                            .at("/items/0/partition/topic")
                            .asString("")
                            .equals("customer-profile-events"));
            assertThat(platform.get("operator", "/console/overview.xhtml").body())
                    .contains("1 of 1 tasks run", "Pause out-again", "Reset out-again", "Rebuild billing")
                    .doesNotContain("Rebuild out-again", "Reset billing", "Restart out-again");
            try (Jmx jmx =
                    Jmx.of(platform.stack.process("application").orElseThrow().pid())) {
                await().atMost(SOON)
                        .ignoreExceptions()
                        .until(() ->
                                jmx.value("type=Group,name=out-again", "State").equals("RUNNING"));
                assertThat((long) jmx.value("type=Jobs,name=email", "Dead")).isNotNegative();
                assertThat((int) jmx.value("type=Queue,name=work.email", "Workers"))
                        .isNotNegative();
                jmx.call("type=Group,name=out-again", "pause");
                assertThat(jmx.value("type=Group,name=out-again", "State")).isEqualTo("PAUSED");
            }
        } finally {
            connect.delete("out-again");
        }
    }

    @Test
    void a_connect_that_hangs_keeps_nobody_waiting_and_says_so() {
        connect.createSink("hanging", "connect-out", folder.resolve("hanging.txt"));
        try {
            awaitGroup("hanging", group -> state(group).equals("RUNNING"));
            platform.whileAsleep("connect", () -> {
                JsonNode silent = awaitGroup("hanging", group -> state(group).equals("UNKNOWN"));
                assertThat(silent.path("lastError").asString()).contains("does not answer");
                long began = System.nanoTime();
                assertThat(platform.json("operator", "/api/consumer-groups")
                                .path("items")
                                .valueStream()
                                .map(group -> group.path("name").asString()))
                        .contains("hanging", "billing");
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
                // It may hear of it when it wakes up, so it is told what it does anyway.
                assertThat(refused("hanging", "resume", 503)).contains("does not answer");
            });
            awaitGroup("hanging", group -> state(group).equals("RUNNING"));
        } finally {
            connect.delete("hanging");
        }
    }

    private static void send(int records) {
        for (int i = 0; i < records; i++) {
            kafka.send("connect-out", null, "key", new byte[] {'x'});
        }
    }

    private static void awaitLines(Path file, int lines) {
        await().atMost(SOON).until(() -> lines(file) == lines);
    }

    private static int lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file).size() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode awaitGroup(String group, Predicate<JsonNode> wanted) {
        return await().atMost(SOON).until(() -> group(group), wanted);
    }

    /** Connectors come into sight some seconds after they were made. */
    private static JsonNode group(String name) {
        HttpResponse<String> answer = platform.get("operator", GROUPS + name);
        return answer.statusCode() == 200
                ? JsonMapper.shared().readTree(answer.body())
                : JsonMapper.shared().createObjectNode();
    }

    private static JsonNode positions(String group) {
        return platform.json("operator", GROUPS + group + "/positions");
    }

    private static JsonNode act(String group, String action) {
        HttpResponse<String> answer = platform.post("operator", GROUPS + group + "/" + action);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String refused(String group, String action, int status) {
        HttpResponse<String> answer = platform.post("operator", GROUPS + group + "/" + action);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body()).path("detail").asString();
    }

    private static String state(JsonNode group) {
        return group.path("state").asString("");
    }

    private static long lag(JsonNode group) {
        return group.path("lag").asLong(-1);
    }
}
