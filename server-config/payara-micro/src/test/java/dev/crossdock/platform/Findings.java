package dev.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossdock.stack.testing.Platform;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The findings of the live check, which looks when it is asked to, and every few seconds by itself. */
record Findings(Platform platform) {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(500);

    JsonNode awaitOpen(String rule, String subject) {
        return await().atMost(SOON)
                .pollInterval(BETWEEN_CHECKS)
                .until(() -> check(rule, subject), Optional::isPresent)
                .orElseThrow();
    }

    /** Without asking for a check. */
    JsonNode awaitOpenByItself(String rule, String subject) {
        return await().atMost(SOON)
                .until(() -> find(rule, subject), Optional::isPresent)
                .orElseThrow();
    }

    void awaitGone(String rule, String subject) {
        await().atMost(SOON)
                .pollInterval(BETWEEN_CHECKS)
                .until(() -> check(rule, subject), Predicate.not(Optional::isPresent));
        assertThat(list("resolved")).anyMatch(finding -> is(finding, rule, subject));
    }

    /** Whatever the answer is, if there is one: that a server is in the way may be what the test is about. */
    private Optional<JsonNode> check(String rule, String subject) {
        try {
            platform.post("operator", "/api/reviews/live/run");
        } catch (UncheckedIOException late) {
            // The check goes on.
        }
        return find(rule, subject);
    }

    Optional<JsonNode> find(String rule, String subject) {
        return open().stream().filter(finding -> is(finding, rule, subject)).findFirst();
    }

    private static boolean is(JsonNode finding, String rule, String subject) {
        return finding.path("rule").asString("").equals(rule)
                && finding.path("subject").asString("").equals(subject);
    }

    List<JsonNode> open() {
        return list("open");
    }

    private List<JsonNode> list(String state) {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page = platform.json("auditor", "/api/reviews/live?limit=2&state=" + state);
        page.path("items").forEach(all::add);
        while (page.path("next").isString()) {
            page = platform.json(
                    "auditor",
                    "/api/reviews/live?limit=2&state=" + state + "&after="
                            + page.path("next").asString());
            page.path("items").forEach(all::add);
        }
        return all;
    }
}
