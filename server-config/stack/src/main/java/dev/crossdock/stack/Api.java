package dev.crossdock.stack;

import dev.crossdock.stack.settings.BasicAuthentication;
import dev.crossdock.stack.settings.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Asks the application of a stack over HTTP, signed in as the demo user of a role. */
record Api(Stack stack, String role) {

    private static final int FAILED = 400;

    /**
     * The answer to a request without a body.
     *
     * @throws StackException if there is no stack, it does not answer, or it refuses; the message says which
     */
    JsonNode send(String method, String path) throws InterruptedException {
        if (!stack.hasLogins()) {
            throw new StackException("There is no stack here yet; start it with ./crossdock up.");
        }
        var login = stack.login(role);
        var request = HttpRequest.newBuilder(URI.create(stack.url() + path))
                .header(BasicAuthentication.HEADER, BasicAuthentication.of(login.user(), login.password()))
                .header("Accept", "application/json")
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            var body = json(response.body());
            if (body == null || response.statusCode() >= FAILED) {
                var detail = body == null ? "" : body.path("detail").asString("");
                throw new StackException("%s %s: %d %s".formatted(method, path, response.statusCode(), detail));
            }
            return body;
        } catch (IOException e) {
            throw new StackException(
                    "The application does not answer at %s; see ./crossdock status.".formatted(stack.url()), e);
        }
    }

    private static @Nullable JsonNode json(String body) {
        try {
            return body.isBlank() ? StatusCommand.JSON.missingNode() : StatusCommand.JSON.readTree(body);
        } catch (JacksonException notOurs) {
            return null;
        }
    }
}
