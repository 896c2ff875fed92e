package dev.crossdock.stack.feed;

import dev.crossdock.stack.settings.BasicAuthentication;
import dev.crossdock.stack.settings.Port;
import dev.crossdock.stack.settings.Settings;
import dev.crossdock.stack.settings.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Talks to the application's REST interface as one of the machine users of {@code credentials.json}. */
public final class ApiClient {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final JsonNode credentials;
    private boolean reached;

    public ApiClient(URI base, JsonNode credentials) {
        this.base = base;
        this.credentials = credentials;
    }

    /** The client of the stack that this working directory runs, by the same environment variables as the launcher. */
    public static ApiClient ofThisStack() {
        Settings settings = Settings.ofThisProcess();
        Path file = settings.home().resolve("credentials.json");
        if (!Files.isReadable(file)) {
            throw new StackException("cannot read " + file + ": start the stack first with ./crossdock up");
        }
        String url = System.getenv("CROSSDOCK_URL");
        int port = settings.port(Port.APPLICATION);
        return new ApiClient(
                URI.create(url == null ? "http://127.0.0.1:" + port : url), Events.JSON.readTree(file.toFile()));
    }

    static Path home() {
        return Settings.ofThisProcess().home();
    }

    /**
     * Sends events until each is accepted or refused for good; what the platform could not store is sent again with the
     * same ids, which makes it safe. By hand, because fewer are left to send each time and the answer says when.
     *
     * @return the final answer to each event, in order
     */
    public List<JsonNode> post(List<ObjectNode> events) {
        JsonNode[] answers = new JsonNode[events.size()];
        List<Integer> pending = new ArrayList<>();
        for (int i = 0; i < answers.length; i++) {
            pending.add(i);
        }
        Instant deadline = Instant.now().plus(TIMEOUT);
        while (!pending.isEmpty()) {
            @Nullable HttpResponse<byte[]> response = send(events, pending, deadline);
            if (response != null) {
                pending = settle(response, pending, answers);
            }
            if (!pending.isEmpty()) {
                if (Instant.now().isAfter(deadline)) {
                    throw new StackException("the platform stored nothing for " + TIMEOUT.toSeconds()
                            + " s: look at ./crossdock status, then run the same command again, it repeats nothing");
                }
                pause(Duration.ofSeconds(response == null ? 1 : retryAfter(response)));
            }
        }
        return List.of(answers);
    }

    /** Reads a resource as the role. */
    public JsonNode get(String path, String role) {
        return send(request(path, role).GET().build(), OK);
    }

    /** Hands in a job as the role; the same key is the same job. */
    public JsonNode submit(String path, String role, ObjectNode job, String key) {
        return send(
                request(path, role)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(Events.JSON.writeValueAsBytes(job)))
                        .build(),
                ACCEPTED);
    }

    /** Stores a document as the role. */
    public JsonNode upload(String role, byte[] content, String mediaType, String fileName) {
        return send(
                request("/api/documents", role)
                        .header("Content-Type", mediaType)
                        .header("X-Document-File-Name", fileName)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                        .build(),
                CREATED);
    }

    /** Asks for something to be done as the role. */
    public JsonNode call(String path, String role) {
        return send(
                request(path, role).POST(HttpRequest.BodyPublishers.noBody()).build(), OK);
    }

    private JsonNode send(HttpRequest request, int expected) {
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != expected) {
                throw new StackException(request.method() + " " + request.uri().getPath() + " answered "
                        + response.statusCode() + ": " + text(response.body()));
            }
            return Events.JSON.readTree(response.body());
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private @Nullable HttpResponse<byte[]> send(List<ObjectNode> events, List<Integer> pending, Instant deadline) {
        ArrayNode batch = Events.JSON.createArrayNode();
        pending.forEach(i -> batch.add(events.get(i)));
        HttpRequest request = request("/api/events", "producer")
                .header("Content-Type", "application/cloudevents-batch+json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Events.JSON.writeValueAsBytes(batch)))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            reached = true;
            return response;
        } catch (IOException e) {
            if (!reached || Instant.now().isAfter(deadline)) {
                throw unreachable(e);
            }
            return null;
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private List<Integer> settle(HttpResponse<byte[]> response, List<Integer> pending, JsonNode[] answers) {
        int status = response.statusCode();
        @Nullable JsonNode body = body(response);
        if (body == null || !body.isArray() || body.size() != pending.size()) {
            if (status == 503 || status == 502 || status == 404) {
                // 404: the server is up, the application not yet.
                return pending;
            }
            throw new StackException(
                    switch (status) {
                        case 401 -> "the platform does not know the password in " + home().resolve("credentials.json");
                        case 403 -> "the role producer may not send events";
                        default -> "POST /api/events answered " + status + ": " + text(response.body());
                    });
        }
        List<Integer> again = new ArrayList<>();
        for (int i = 0; i < pending.size(); i++) {
            JsonNode answer = body.get(i);
            if (answer.path("status").asInt(0) == 503) {
                again.add(pending.get(i));
            } else {
                answers[pending.get(i)] = answer;
            }
        }
        return again;
    }

    private HttpRequest.Builder request(String path, String role) {
        JsonNode user = credentials.path(role);
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header(
                        BasicAuthentication.HEADER,
                        BasicAuthentication.of(
                                user.path("user").asString(""),
                                user.path("password").asString("")));
    }

    private static @Nullable JsonNode body(HttpResponse<byte[]> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        return type.contains("json") ? Events.JSON.readTree(response.body()) : null;
    }

    private static long retryAfter(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,2}"))
                .map(Long::parseLong)
                .orElse(1L);
    }

    static void pause(Duration duration) {
        try {
            TimeUnit.MILLISECONDS.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private StackException unreachable(IOException e) {
        return new StackException("cannot reach the platform at " + base + " (" + e
                + "): start it with ./crossdock up, then run the" + " same command again, it repeats nothing");
    }

    static StackException interrupted() {
        Thread.currentThread().interrupt();
        return new StackException("interrupted");
    }

    private static String text(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
