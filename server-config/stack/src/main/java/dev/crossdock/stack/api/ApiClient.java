package dev.crossdock.stack.api;

import dev.crossdock.stack.settings.BasicAuthentication;
import dev.crossdock.stack.settings.Port;
import dev.crossdock.stack.settings.Secrets;
import dev.crossdock.stack.settings.Settings;
import dev.crossdock.stack.settings.StackException;
import java.io.IOException;
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
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the application over HTTP, signed in as the demo user of a role. What is not answered, or refused, is a
 * {@link StackException} that says so.
 */
public final class ApiClient {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MAX_SHOWN = 300;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Map<String, String> authorizations = new ConcurrentHashMap<>();
    private final String url;
    private final Secrets secrets;

    private ApiClient(String url, Secrets secrets) {
        this.url = url;
        this.secrets = secrets;
    }

    /** The client of the stack that this working directory runs. */
    public static ApiClient ofThisStack() {
        return of(Settings.ofThisProcess());
    }

    /** The client of the stack of these settings. */
    public static ApiClient of(Settings settings) {
        var url = settings.configured("crossdock.url").orElse("http://127.0.0.1:" + settings.port(Port.APPLICATION));
        return new ApiClient(url, new Secrets(settings.home()));
    }

    /** What is at a path. */
    public JsonNode get(String role, String path) {
        return json(request(role, path));
    }

    /** Asks for something to be done. */
    public JsonNode post(String role, String path) {
        return json(request(role, path).POST(BodyPublishers.noBody()));
    }

    /** Hands something in, with further headers as name and value in turn. */
    public JsonNode post(String role, String path, String contentType, BodyPublisher body, String... headers) {
        var request = request(role, path).header("Content-Type", contentType).POST(body);
        return json(headers.length == 0 ? request : request.headers(headers));
    }

    /** Hands JSON in, with further headers as name and value in turn. */
    public JsonNode postJson(String role, String path, JsonNode body, String... headers) {
        return post(role, path, "application/json", BodyPublishers.ofString(body.toString()), headers);
    }

    /** Removes what is at a path. */
    public void delete(String role, String path) {
        json(request(role, path).DELETE());
    }

    /** A request to be completed and sent. */
    public HttpRequest.Builder request(String role, String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header(BasicAuthentication.HEADER, authorizations.computeIfAbsent(role, this::authorization))
                .header("Accept", "application/json");
    }

    private String authorization(String role) {
        if (!secrets.hasLogins()) {
            throw new StackException("There is no stack here yet; start it with ./crossdock up.");
        }
        var login = secrets.logins().get(role);
        if (login == null) {
            throw new StackException("There is no demo user with the role " + role + ".");
        }
        return BasicAuthentication.of(login.user(), login.password());
    }

    private JsonNode json(HttpRequest.Builder request) {
        var body = send(request, BodyHandlers.ofString());
        return body.isBlank() ? JSON.missingNode() : JSON.readTree(body);
    }

    /** The content of a successful answer. */
    public <T> T send(HttpRequest.Builder builder, BodyHandler<T> content) {
        var request = builder.build();
        try {
            var response = exchange(request, content);
            if (response.statusCode() / 100 != 2) {
                throw refused(response);
            }
            return response.body();
        } catch (IOException e) {
            throw new StackException(
                    "The application does not answer at %s (%s); see ./crossdock status.".formatted(url, e), e);
        }
    }

    /** Any answer to a request. */
    public <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> content) throws IOException {
        try {
            return http.send(request, content);
        } catch (InterruptedException e) {
            throw StackException.interrupted();
        }
    }

    /** That an answer is no success, with what it says about it. */
    public static StackException refused(HttpResponse<?> response) {
        return new StackException("%s %s answered %d: %s"
                .formatted(
                        response.request().method(),
                        response.request().uri().getPath(),
                        response.statusCode(),
                        detail(response.body())));
    }

    private static String detail(@Nullable Object body) {
        var text = body instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(body);
        try {
            return JSON.readTree(text).path("detail").asString(text);
        } catch (JacksonException noProblemDetail) {
            return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
        }
    }

    /** A value as it stands in a path or query. */
    public static String encoded(Object value) {
        return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
    }
}
