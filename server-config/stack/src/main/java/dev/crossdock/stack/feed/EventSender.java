package dev.crossdock.stack.feed;

import dev.crossdock.stack.api.ApiClient;
import dev.crossdock.stack.process.Polling;
import dev.crossdock.stack.settings.StackException;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends events until each is accepted or refused for good; what the platform could not store is sent again with the same
 * ids, which makes it safe. By hand, because fewer are left to send each time and the answer says when.
 */
final class EventSender {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** 404: the server is up, the application not yet. */
    private static final Set<Integer> NOT_YET = Set.of(404, 502, 503);

    private final ApiClient api;
    private boolean reached;

    EventSender(ApiClient api) {
        this.api = api;
    }

    /** Returns the final answer to each event, in order. */
    List<JsonNode> send(List<ObjectNode> events) {
        JsonNode[] answers = new JsonNode[events.size()];
        List<Integer> pending = IntStream.range(0, answers.length).boxed().toList();
        Instant deadline = Instant.now().plus(TIMEOUT);
        while (!pending.isEmpty()) {
            HttpResponse<byte[]> response =
                    post(pending.stream().map(events::get).toList(), deadline);
            if (response != null) {
                pending = settle(response, pending, answers);
            }
            if (!pending.isEmpty()) {
                if (Instant.now().isAfter(deadline)) {
                    throw new StackException("the platform stored nothing for " + TIMEOUT.toSeconds()
                            + " s: look at ./crossdock status, then run the same command again, it repeats nothing");
                }
                Polling.pause(Duration.ofSeconds(response == null ? 1 : retryAfter(response)));
            }
        }
        return List.of(answers);
    }

    /** Nothing where one that answered before does not answer now. */
    private @Nullable HttpResponse<byte[]> post(List<ObjectNode> events, Instant deadline) {
        var request = api.request("producer", "/api/events")
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/cloudevents-batch+json")
                .POST(BodyPublishers.ofByteArray(Events.JSON.writeValueAsBytes(events)))
                .build();
        try {
            HttpResponse<byte[]> response = api.exchange(request, BodyHandlers.ofByteArray());
            reached = true;
            return response;
        } catch (IOException e) {
            if (!reached || Instant.now().isAfter(deadline)) {
                throw new StackException(
                        "cannot reach the platform at " + request.uri().getAuthority() + " (" + e
                                + "): start it with ./crossdock up, then run the same command again, it repeats nothing");
            }
            return null;
        }
    }

    private static List<Integer> settle(HttpResponse<byte[]> response, List<Integer> pending, JsonNode[] answers) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        JsonNode body = type.contains("json") ? Events.JSON.readTree(response.body()) : Events.JSON.missingNode();
        if (!body.isArray() || body.size() != pending.size()) {
            if (NOT_YET.contains(response.statusCode())) {
                return pending;
            }
            throw ApiClient.refused(response);
        }
        List<Integer> again = new ArrayList<>();
        for (int i = 0; i < pending.size(); i++) {
            if (body.get(i).path("status").asInt(0) == 503) {
                again.add(pending.get(i));
            } else {
                answers[pending.get(i)] = body.get(i);
            }
        }
        return again;
    }

    private static long retryAfter(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,2}"))
                .map(Long::parseLong)
                .orElse(1L);
    }
}
