package dev.crossdock.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks with the product through its REST API: asks as a support agent or an operator, and publishes as a producer. */
final class RestQuestions {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Settings settings;
    private final String agent;

    RestQuestions(Settings settings) {
        this.settings = settings;
        this.agent = basic("support-agent");
    }

    private String basic(String role) {
        return settings.credentials(role).basic();
    }

    /** One question; an answer that is not 200 ends the benchmark. */
    void ask(String path) throws IOException, InterruptedException {
        answer(path);
    }

    /** What one question was answered. */
    String answer(String path) throws IOException, InterruptedException {
        return get(agent, path);
    }

    /** Publishes one event, given as structured CloudEvent; returns when it is accepted. */
    void publish(String cloudEvent) throws IOException, InterruptedException {
        send(
                request(basic("producer"), "/events")
                        .header("Content-Type", "application/cloudevents+json")
                        .POST(HttpRequest.BodyPublishers.ofString(cloudEvent))
                        .build(),
                202);
    }

    /** Records that a group has not applied. */
    long lag(String group) throws IOException, InterruptedException {
        JsonNode status = JSON.readTree(get(basic("operator"), "/consumer-groups/" + group));
        return status.path("lag").asLong(-1);
    }

    private String get(String authorization, String path) throws IOException, InterruptedException {
        return send(request(authorization, path).build(), 200);
    }

    private HttpRequest.Builder request(String authorization, String path) {
        return HttpRequest.newBuilder(URI.create(settings.api() + path))
                .header("Authorization", authorization)
                .header("Accept", "application/json");
    }

    private String send(HttpRequest request, int expected) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new BenchException(request.method() + " " + request.uri().getPath() + " answered "
                    + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    static String encoded(Object value) {
        return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
    }
}
