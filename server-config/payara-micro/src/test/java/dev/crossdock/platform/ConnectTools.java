package dev.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Kafka Connect, steered through its own REST interface. */
public record ConnectTools(String url) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TEXT = "org.apache.kafka.connect.storage.StringConverter";

    /** Copies a topic to a file. */
    public void createSink(String name, String topic, Path file) {
        create(name, "FileStreamSinkConnector", "topics", topic, file);
    }

    /** Copies a file to a topic. */
    public void createSource(String name, Path file, String topic) {
        create(name, "FileStreamSourceConnector", "topic", topic, file);
    }

    private void create(String name, String type, String key, String topic, Path file) {
        Map<String, String> settings = Map.of(
                "connector.class",
                "org.apache.kafka.connect.file." + type,
                "tasks.max",
                "1",
                "key.converter",
                TEXT,
                "value.converter",
                TEXT,
                key,
                topic,
                "file",
                file.toString());
        send("PUT", "/connectors/" + name + "/config", JsonMapper.shared().writeValueAsString(settings));
    }

    /** Ends a connector and forgets it. */
    public void delete(String name) {
        send("DELETE", "/connectors/" + name, "");
    }

    /** Makes it stand still. */
    public void pause(String name) {
        send("PUT", "/connectors/" + name + "/pause", "");
    }

    private void send(String method, String path, String body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
