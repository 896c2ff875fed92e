package dev.crossdock.review.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.connect.ConnectClient;
import dev.crossdock.connect.ConnectSnapshot;
import dev.crossdock.review.cluster.Finding;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;

/** A running Kafka Connect, steered through its own REST interface. */
record ConnectWorker(String url, Process process) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Copies a topic to a file. */
    void create(String name, String topic, String file) {
        send("PUT", "/connectors/" + name + "/config", """
                {"connector.class": "org.apache.kafka.connect.file.FileStreamSinkConnector", "tasks.max": "1",
                 "topics": "%s", "file": "%s"}""".formatted(topic, file));
    }

    void delete(String name) {
        send("DELETE", "/connectors/" + name, "");
    }

    void pause(String name) {
        send("PUT", "/connectors/" + name + "/pause", "");
    }

    /** What is found now. */
    Optional<Finding> find(String rule, String subject, String contract) throws Exception {
        ConnectSnapshot connect = new ConnectClient(url).observe();
        return LiveChecksIT.find(
                rule, subject, ConnectChecks.check(new ConnectSituation(ForeignKafka.contracts(contract), connect)));
    }

    /** What is found within a minute. */
    Finding await(String rule, String subject, String contract) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> find(rule, subject, contract), Optional::isPresent)
                .orElseThrow();
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
