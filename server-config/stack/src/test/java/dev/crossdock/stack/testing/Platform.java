package dev.crossdock.stack.testing;

import dev.crossdock.stack.Stack;
import dev.crossdock.stack.settings.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stack of this build's own, beside any other that runs on the machine, started once for all tests of a run. The system
 * properties {@code crossdock.test.server} and {@code crossdock.test.port-offset} choose its application server and ports.
 */
public final class Platform {

    /** Reads and writes what tests send and get. */
    public static final JsonMapper JSON = JsonMapper.shared();
    /** Keeps every port below 32768, where Linux begins to hand out ports to clients. */
    private static final int PORT_OFFSET = Integer.getInteger("crossdock.test.port-offset", 11_000);

    private static final int APART = 3_000;

    /** A live check every few seconds, so that tests do not wait for it for long. */
    private static final Map<String, String> KEYS = Map.of(
            "crossdock.server",
            System.getProperty("crossdock.test.server", "payara-micro"),
            "crossdock.review.live.interval",
            "5s");

    private static final List<String> PARTS = List.of(
            "kafka",
            "postgresql",
            "opensearch",
            "artemis",
            "mail",
            "object-store",
            "logging-kafka",
            "connect",
            "application");
    private static @Nullable Platform running;
    private static @Nullable RuntimeException refusal;

    /** The servers themselves, to be killed and looked into. */
    public final Stack stack;

    private final List<String> parts;
    private volatile int node = 1;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Platform(String folder, int portOffset, Map<String, String> keys, List<String> parts) {
        stack = Stack.at(Path.of("target", folder, ".crossdock").toAbsolutePath(), portOffset, keys);
        this.parts = parts;
    }

    private static Platform single() {
        return new Platform("platform", PORT_OFFSET, KEYS, PARTS);
    }

    /** Two nodes of the application on three brokers, made anew; to be stopped by whom it is given. */
    public static Platform cluster() {
        Platform cluster = apart(
                "cluster",
                // However slow the machine, workers do not give up a mail server that a test keeps asleep for a while.
                Map.of("crossdock.nodes", "2", "crossdock.brokers", "3", "crossdock.smtp.timeout-millis", "60000"),
                List.of("kafka", "postgresql", "artemis", "mail", "application", "application-2"));
        cluster.stack.wipe();
        Runtime.getRuntime().addShutdownHook(new Thread(cluster.stack::down));
        cluster.start();
        return cluster;
    }

    /** A stack of its own, of which nothing runs yet; to be stopped by whom it is given. */
    public static Platform apart(String folder, Map<String, String> keys, List<String> parts) {
        Platform apart = new Platform(folder, PORT_OFFSET - APART, keys, parts);
        apart.stack.down();
        return apart;
    }

    /** The running stack; one that could not be started is not tried again by each test. */
    public static synchronized Platform running() {
        if (refusal != null) {
            throw refusal;
        }
        if (running == null) {
            // What an interrupted run left behind; its passwords go with it, so the stack is made anew after that.
            Stack leftover = single().stack;
            leftover.down();
            leftover.wipe();
            Platform platform = single();
            Runtime.getRuntime().addShutdownHook(new Thread(platform.stack::down));
            try {
                platform.start();
            } catch (RuntimeException e) {
                refusal = e;
                throw e;
            }
            running = platform;
        }
        return running;
    }

    /** Starts what does not run; returns when it is ready. */
    public void start() {
        stack.up(parts, System.out::println);
    }

    /** Does something while the process of a server stands still; it goes on afterwards. */
    public void whileAsleep(String service, Runnable what) {
        String process = Long.toString(stack.process(service).orElseThrow().pid());
        signal("STOP", process);
        try {
            what.run();
        } finally {
            signal("CONT", process);
        }
    }

    private static void signal(String signal, String process) {
        try {
            int status = new ProcessBuilder("kill", "-" + signal, process)
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill -" + signal + " " + process + " ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends further requests to this node of the application, the first at the beginning. */
    public void useNode(int number) {
        node = number;
    }

    /** Reads a path as the user of a role, as a stranger for an empty one; redirects are not followed. */
    public HttpResponse<String> get(String role, String path) {
        return send(request(role, path).GET());
    }

    /** What a path answers with 200, as JSON. */
    public JsonNode json(String role, String path) {
        HttpResponse<String> response = get(role, path);
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    /** Posts nothing to a path as the user of a role. */
    public HttpResponse<String> post(String role, String path) {
        return send(request(role, path).POST(BodyPublishers.noBody()));
    }

    /** Deletes what is at a path as the user of a role. */
    public HttpResponse<String> delete(String role, String path) {
        return send(request(role, path).DELETE());
    }

    /** Sends a request without a body as the user of a role, as a stranger for an empty one. */
    public HttpResponse<String> call(String role, String method, String path, String contentType) {
        HttpRequest.Builder request = request(role, path).method(method, BodyPublishers.noBody());
        return send(contentType.isEmpty() ? request : request.header("Content-Type", contentType));
    }

    /** What a query finds in the stack's database, each row's columns as text. */
    public List<List<String>> rows(String sql) {
        Map<String, String> settings = stack.applicationSettings();
        String url = "jdbc:postgresql://" + settings.get("crossdock.database.host") + ":"
                + settings.get("crossdock.database.port") + "/" + settings.get("crossdock.database.name");
        try (Connection connection = DriverManager.getConnection(
                        url, settings.get("crossdock.database.user"), settings.get("crossdock.database.password"));
                Statement statement = connection.createStatement()) {
            List<List<String>> found = new ArrayList<>();
            if (statement.execute(sql)) {
                ResultSet rows = statement.getResultSet();
                while (rows.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        row.add(rows.getString(i));
                    }
                    found.add(row);
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    /** Sends JSON to a path as the user of a role, with further headers as name and value in turn. */
    public HttpResponse<String> sendJson(String method, String role, String path, Object json, String... headers) {
        HttpRequest.Builder request = request(role, path).header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.method(method, BodyPublishers.ofString(json.toString())));
    }

    /** Sends any body to a path as the user of a role, with further headers as name and value in turn. */
    public HttpResponse<byte[]> exchange(
            String method, String role, String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request = request(role, path).timeout(Duration.ofMinutes(3));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.method(method, body), BodyHandlers.ofByteArray());
    }

    /** Sends one event as the producer. */
    public HttpResponse<String> event(Object event) {
        return send(request("producer", "/api/events")
                .header("Content-Type", "application/cloudevents+json")
                .POST(BodyPublishers.ofString(event.toString())));
    }

    /** Sends a batch of events as the producer. */
    public HttpResponse<String> events(List<ObjectNode> events) {
        return send(request("producer", "/api/events")
                .header("Content-Type", "application/cloudevents-batch+json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(events))));
    }

    /** A valid event that gives a customer this revision. */
    public static ObjectNode profile(String customer, long revision) {
        ObjectNode event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("type", "customer.profile-changed")
                .put("source", "/platform-test")
                .put("id", customer + "-" + revision)
                .put("time", "2026-03-01T12:00:00Z")
                .put("datacontenttype", "application/json");
        event.putObject("data")
                .put("customerId", customer)
                .put("revision", revision)
                .put("givenName", "Test")
                .put("email", customer + ".r" + revision + "@example.org")
                .put("country", "FR");
        return event;
    }

    private HttpRequest.Builder request(String role, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + stack.settings().port(Port.APPLICATION, node) + path))
                .timeout(Duration.ofSeconds(30));
        if (!role.isEmpty()) {
            var login = stack.logins().get(role);
            String pair = login.user() + ":" + login.password();
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request.build(), handler);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
