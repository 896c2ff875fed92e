package dev.crossdock.review.live;

import dev.crossdock.review.live.ConnectSnapshot.ConnectorState;
import dev.crossdock.review.live.ConnectSnapshot.TaskState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

/** Asks Kafka Connect's REST interface for all connectors with their status (KIP-465), in one request. */
final class ConnectObserver {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final String url;

    /** @param url of a worker, such as {@code http://connect.example.org:8083} */
    ConnectObserver(String url) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** What it says now, or why it says nothing. */
    ConnectSnapshot observe() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/connectors?expand=status"))
                    .timeout(TIMEOUT)
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? new ConnectSnapshot(
                            url, null, connectors(JsonMapper.shared().readTree(answer.body())))
                    : ConnectSnapshot.unreachable(url, "it answered with status " + answer.statusCode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ConnectSnapshot.unreachable(url, "interrupted");
        } catch (IOException | IllegalArgumentException | JacksonException e) {
            return ConnectSnapshot.unreachable(url, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static Map<String, ConnectorState> connectors(JsonNode all) {
        Map<String, ConnectorState> connectors = new HashMap<>();
        all.forEachEntry((name, one) -> connectors.put(name, connector(name, one.path("status"))));
        return connectors;
    }

    private static ConnectorState connector(String name, JsonNode status) {
        List<TaskState> tasks = new ArrayList<>();
        status.path("tasks")
                .forEach(task -> tasks.add(new TaskState(task.path("id").asInt(), state(task), reason(task))));
        JsonNode connector = status.path("connector");
        return new ConnectorState(name, state(connector), reason(connector), tasks);
    }

    private static String state(JsonNode part) {
        return part.path("state").asString("UNKNOWN");
    }

    private static @Nullable String reason(JsonNode part) {
        String trace = part.path("trace").asString("");
        return trace.isEmpty() ? null : LINE_BREAK.split(trace, 2)[0];
    }
}
