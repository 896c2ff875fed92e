package dev.crossdock.connect;

import dev.crossdock.connect.ConnectSnapshot.ConnectorState;
import dev.crossdock.connect.ConnectSnapshot.Sink;
import dev.crossdock.connect.ConnectSnapshot.TaskState;
import dev.crossdock.group.GroupException;
import dev.crossdock.group.GroupException.Reason;
import dev.crossdock.group.GroupPosition;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks with the REST interface of a worker of Kafka Connect, which knows the connectors of all workers. */
public final class ConnectClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    /** Offsets can be forgotten once all tasks have stopped, and workers agree on nothing else. */
    private static final RetryPolicy<Object> UNTIL_STOPPED = RetryPolicy.builder()
            .handle(GroupException.class)
            .withDelay(Duration.ofMillis(500))
            .withMaxRetries(-1)
            .withMaxDuration(Duration.ofSeconds(20))
            .build();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final String url;

    /** @param url of a worker, such as {@code http://connect.example.org:8083} */
    public ConnectClient(String url) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** All connectors with their status (KIP-465), in one request, or why it says nothing. */
    public ConnectSnapshot observe() {
        try {
            return new ConnectSnapshot(url, null, connectors(ask("GET", "?expand=status&expand=info")));
        } catch (GroupException e) {
            return ConnectSnapshot.unreachable(url, String.valueOf(e.getMessage()));
        }
    }

    /**
     * How far a connector has come (KIP-875), as far as it tells.
     *
     * @throws GroupException if Connect does not tell now, as for all that follows
     */
    List<GroupPosition> offsets(String connector) {
        List<GroupPosition> positions = new ArrayList<>();
        ask("GET", path(connector, "offsets"))
                .path("offsets")
                .forEach(one -> positions.add(JsonMapper.shared().treeToValue(one, GroupPosition.class)));
        return positions;
    }

    void pause(String connector) {
        ask("PUT", path(connector, "pause"));
    }

    void resume(String connector) {
        ask("PUT", path(connector, "resume"));
    }

    /** Starts what failed anew, the connector itself or some of its tasks (KIP-745). */
    void restartFailed(String connector) {
        ask("POST", path(connector, "restart?includeTasks=true&onlyFailed=true"));
    }

    /** Stops a connector, forgets its offsets (KIP-875) and lets it go on, also where these could not be forgotten. */
    void reset(String connector) {
        ask("PUT", path(connector, "stop"));
        try {
            Failsafe.with(UNTIL_STOPPED).run(() -> ask("DELETE", path(connector, "offsets")));
        } finally {
            resume(connector);
        }
    }

    private static String path(String connector, String what) {
        // A space is no plus sign in a path.
        return "/" + URLEncoder.encode(connector, StandardCharsets.UTF_8).replace("+", "%20") + "/" + what;
    }

    private JsonNode ask(String method, String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/connectors" + path))
                    .method(method, BodyPublishers.noBody())
                    .timeout(TIMEOUT)
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() < 200 || answer.statusCode() > 299) {
                throw failed("answered with status " + answer.statusCode() + " "
                        + LINE_BREAK.matcher(answer.body()).replaceAll(" "));
            }
            return answer.body().isBlank()
                    ? JsonMapper.shared().missingNode()
                    : JsonMapper.shared().readTree(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("was not waited for");
        } catch (IOException | IllegalArgumentException | JacksonException e) {
            throw failed("does not answer: " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private GroupException failed(String how) {
        return new GroupException(Reason.UNAVAILABLE, "Kafka Connect at " + url + " " + how);
    }

    private static Map<String, ConnectorState> connectors(JsonNode all) {
        Map<String, ConnectorState> connectors = new HashMap<>();
        all.forEachEntry((name, one) -> connectors.put(name, connector(name, one)));
        return connectors;
    }

    private static ConnectorState connector(String name, JsonNode one) {
        JsonNode status = one.path("status");
        List<TaskState> tasks = new ArrayList<>();
        status.path("tasks")
                .forEach(task -> tasks.add(new TaskState(task.path("id").asInt(), state(task), reason(task))));
        JsonNode connector = status.path("connector");
        return new ConnectorState(name, state(connector), reason(connector), tasks, sink(name, one.path("info")));
    }

    /** What else stands in the configuration, such as passwords, is not kept. */
    static @Nullable Sink sink(String name, JsonNode info) {
        if (!info.path("type").asString("").equals("sink")) {
            return null;
        }
        JsonNode config = info.path("config");
        String topics = config.path("topics").asString("").strip();
        return new Sink(
                config.path("consumer.override.group.id").asString("connect-" + name),
                topics.isEmpty() ? List.of() : List.of(COMMA.split(topics)),
                config.path("consumer.override.bootstrap.servers").asString(null));
    }

    private static String state(JsonNode part) {
        return part.path("state").asString("UNKNOWN");
    }

    private static @Nullable String reason(JsonNode part) {
        String trace = part.path("trace").asString("");
        return trace.isEmpty() ? null : LINE_BREAK.split(trace, 2)[0];
    }
}
