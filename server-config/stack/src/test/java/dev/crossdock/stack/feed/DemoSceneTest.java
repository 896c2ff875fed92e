package dev.crossdock.stack.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.crossdock.stack.api.ApiClient;
import dev.crossdock.stack.settings.Secrets;
import dev.crossdock.stack.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoSceneTest {

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    @Test
    void scenes_are_found_as_services_and_each_tells_what_came_of_it(@TempDir Path home) throws IOException {
        HttpServer platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        platform.createContext("/", this::answer);
        platform.start();
        Settings settings = Settings.of(
                home,
                home,
                0,
                Map.of(
                        "CROSSDOCK_URL",
                        "http://127.0.0.1:" + platform.getAddress().getPort()));
        new Secrets(home).logins();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        try {
            DemoStage stage = new DemoStage(
                    ApiClient.of(settings),
                    new PrintStream(told, true, StandardCharsets.UTF_8),
                    new Generator(7, 100).next(200));
            ServiceLoader.load(DemoScene.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .sorted(Comparator.comparingInt(DemoScene::order))
                    .forEach(scene -> scene.play(stage));
        } finally {
            platform.stop(0);
        }

        assertThat(asked)
                .contains(
                        "POST /api/work/email",
                        "POST /api/work/document",
                        "POST /api/work/image",
                        "GET /api/work/job-1")
                .endsWith("POST /api/documents/sweep");
        assertThat(told.toString(StandardCharsets.UTF_8).lines())
                .contains(
                        "Stored a picture of 1,234 bytes as document picture-1.",
                        "What the background workers did with the first orders:",
                        "  image     {done=1}",
                        "    small   320 x 240    4,567 bytes, document small-1",
                        "What the object store holds: 3 stored = 2 referenced + 1 in grace + 0 that would be removed; 0"
                                + " documents without content.");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(exchange.getRequestMethod() + " " + path);
        exchange.getRequestBody().readAllBytes();
        byte[] body = body(path).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status(exchange.getRequestMethod(), path), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static int status(String method, String path) {
        if (path.equals("/api/documents")) {
            return 201;
        }
        return method.equals("POST") && path.startsWith("/api/work/") ? 202 : 200;
    }

    private static String body(String path) {
        return switch (path) {
            case "/api/documents" -> """
                    {"id": "picture-1", "bytes": 1234}""";
            case "/api/documents/sweep" -> """
                    {"stored": 3, "referenced": 2, "inGrace": 1, "removed": 0, "dangling": 0}""";
            default -> """
                    {"id": "job-1", "state": "done", "result": {"variants": [
                      {"size": "small", "width": 320, "height": 240, "bytes": 4567, "documentId": "small-1"}]}}""";
        };
    }
}
