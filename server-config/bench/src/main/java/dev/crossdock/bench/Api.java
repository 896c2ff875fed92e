package dev.crossdock.bench;

import dev.crossdock.stack.settings.BasicAuthentication;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The product's REST API; an answer that is no success ends the benchmark. */
final class Api {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Settings settings;
    private final Map<String, String> authorizations = new ConcurrentHashMap<>();

    Api(Settings settings) {
        this.settings = settings;
    }

    /** What a path answers the user of a role. */
    String get(String role, String path) throws IOException, InterruptedException {
        return send(request(role, path), BodyHandlers.ofString());
    }

    JsonNode json(String role, String path) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(get(role, path));
    }

    /** What a path answers when something is posted to it. */
    String post(String role, String path, String contentType, BodyPublisher body)
            throws IOException, InterruptedException {
        return send(request(role, path).header("Content-Type", contentType).POST(body), BodyHandlers.ofString());
    }

    void post(String role, String path) throws IOException, InterruptedException {
        send(request(role, path).POST(BodyPublishers.noBody()), BodyHandlers.discarding());
    }

    void delete(String role, String path) throws IOException, InterruptedException {
        send(request(role, path).DELETE(), BodyHandlers.discarding());
    }

    <T> T get(String role, String path, BodyHandler<T> content) throws IOException, InterruptedException {
        return send(request(role, path).setHeader("Accept", "*/*"), content);
    }

    private HttpRequest.Builder request(String role, String path) {
        String authorization = authorizations.computeIfAbsent(
                role, name -> settings.credentials(name).basic());
        return HttpRequest.newBuilder(URI.create(settings.api() + path))
                .header(BasicAuthentication.HEADER, authorization)
                .header("Accept", "application/json");
    }

    private <T> T send(HttpRequest.Builder builder, BodyHandler<T> content) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        try {
            HttpResponse<T> answer = http.send(request, content);
            if (answer.statusCode() / 100 != 2) {
                throw new BenchException(request.method() + " " + request.uri() + " answered " + answer.statusCode()
                        + ": " + answer.body());
            }
            return answer.body();
        } catch (ConnectException e) {
            throw new BenchException("cannot reach " + request.uri() + "; start the stack with ./crossdock up", e);
        }
    }

    static String encoded(Object value) {
        return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
    }
}
