package dev.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossdock.stack.testing.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The live check on a running platform: each thing that drifts is found within a minute, and resolved when it is right again. */
class LiveReviewIT {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String ORDERS = "order-events";
    private static final String THIRTY_DAYS = String.valueOf(Duration.ofDays(30).toMillis());

    private final Platform platform = Platform.running();
    private final Findings findings = new Findings(platform);
    private final KafkaTools kafka =
            new KafkaTools(platform.stack.applicationSettings().get("crossdock.kafka.bootstrap"));

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void topics_are_as_their_contracts_say() {
        assertThat(platform.post("operator", "/api/reviews/live/run").statusCode())
                .isEqualTo(200);

        assertThat(findings.open())
                .noneMatch(finding -> finding.path("rule").asString("").endsWith("-differs")
                        || finding.path("rule").asString("").startsWith("topic-")
                        || finding.path("subject").asString("").startsWith("customer-profile-events.dlq"));
    }

    @Test
    void a_changed_retention_is_found_by_itself_resolved_and_found_again() {
        kafka.set(ORDERS, "retention.ms", "86400000");
        JsonNode finding = findings.awaitOpenByItself("retention-differs", ORDERS);
        assertThat(finding.path("severity").asString()).isEqualTo("critical");
        assertThat(finding.at("/evidence/declared").asString()).isEqualTo("30d");
        assertThat(finding.at("/evidence/actual").asString()).isEqualTo("1d");
        assertThat(finding.path("workload").asString()).isEqualTo("orders");
        assertThat(platform.get("", "/metrics").body())
                .containsPattern("crossdock_review_findings\\{severity=\"critical\"} [1-9]");

        kafka.set(ORDERS, "retention.ms", THIRTY_DAYS);
        findings.awaitGone("retention-differs", ORDERS);
        kafka.set(ORDERS, "retention.ms", "86400000");
        JsonNode again = findings.awaitOpen("retention-differs", ORDERS);
        kafka.set(ORDERS, "retention.ms", THIRTY_DAYS);
        findings.awaitGone("retention-differs", ORDERS);

        assertThat(again.path("id").asLong()).isEqualTo(finding.path("id").asLong());
        assertThat(again.path("occurrences").asInt())
                .isEqualTo(finding.path("occurrences").asInt() + 1);
        assertThat(again.path("firstSeen")).isEqualTo(finding.path("firstSeen"));
    }

    @Test
    void settings_that_drift_are_found() {
        Map<String, List<String>> drifts = Map.of(
                "cleanup-differs", List.of("cleanup.policy", "compact", "delete"),
                "max-message-differs", List.of("max.message.bytes", "2000000", "1048576"));

        drifts.forEach((rule, setting) -> {
            kafka.set("payment-events", setting.get(0), setting.get(1));
            findings.awaitOpen(rule, "payment-events");
            kafka.set("payment-events", setting.get(0), setting.get(2));
            findings.awaitGone(rule, "payment-events");
        });
    }

    @Test
    void what_nobody_declared_is_found() {
        kafka.create("shadow", 3, Map.of());
        kafka.send("shadow", null, "k", new byte[10]);
        kafka.commit("spy", "shadow", 0, 0);

        JsonNode topic = findings.awaitOpen("topic-undeclared", "shadow");
        JsonNode group = findings.awaitOpen("group-undeclared", "spy");
        kafka.delete(List.of("shadow"), List.of("spy"));
        findings.awaitGone("topic-undeclared", "shadow");
        findings.awaitGone("group-undeclared", "spy");

        assertThat(topic.at("/evidence/records").asLong()).isEqualTo(1);
        assertThat(topic.at("/evidence/readers/0").asString()).isEqualTo("spy");
        assertThat(group.at("/evidence/topics/0").asString()).isEqualTo("shadow");
    }

    @Test
    void records_that_break_their_contract_are_found() {
        for (int i = 0; i < 3; i++) {
            kafka.send(ORDERS, null, null, new byte[300_000]);
        }

        JsonNode size = findings.awaitOpen("payload-max-exceeded", ORDERS);
        JsonNode keys = findings.awaitOpen("keys-missing", ORDERS);

        assertThat(size.at("/evidence/max").asString()).isEqualTo("300000B");
        assertThat(keys.at("/evidence/keyless").asLong()).isEqualTo(3);
        assertThat(keys.path("severity").asString()).isEqualTo("critical");
    }

    @Test
    void a_queue_on_a_topic_is_found() {
        kafka.create("thumbnail-jobs", 12, Map.of("retention.ms", "3600000"));
        for (int i = 0; i < 30; i++) {
            kafka.send("thumbnail-jobs", null, null, ("{\"jobId\": " + i + ", \"attempt\": 1}").getBytes());
        }
        kafka.commit("thumbnailers", "thumbnail-jobs", 0, 0);

        JsonNode queue = findings.awaitOpen("topic-used-as-queue", "thumbnail-jobs");
        kafka.delete(List.of("thumbnail-jobs"), List.of("thumbnailers"));
        findings.awaitGone("topic-used-as-queue", "thumbnail-jobs");

        assertThat(queue.at("/evidence/signs").size()).isEqualTo(5);
    }

    @Test
    void a_burst_of_one_key_is_found_by_its_rate_and_its_partition() {
        JsonNode rate = await().atMost(SOON)
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> {
                            kafka.burst("payment-events", "one", 2_000);
                            return findings.find("rate-exceeded", "payments");
                        },
                        Optional::isPresent)
                .orElseThrow();
        JsonNode skew = findings.awaitOpen("key-skew", "payment-events");
        findings.awaitGone("rate-exceeded", "payments");
        removeDeadLetters("payment-events");

        assertThat(rate.at("/evidence/declared").asString()).isEqualTo("1000/s");
        assertThat(rate.at("/evidence/perSecond").asDouble()).isGreaterThan(1_000);
        assertThat(skew.at("/evidence/share").asString()).isEqualTo("100%");
    }

    @Test
    void a_group_that_stands_still_is_found_before_it_misses_deletions() {
        platform.post("operator", "/api/consumer-groups/analytics/pause");
        long eightDaysAgo = Instant.now().minus(Duration.ofDays(8)).toEpochMilli();
        kafka.send("customer-profile-events", eightDaysAgo, "nobody", new byte[] {'{', '}'});

        JsonNode lag = findings.awaitOpen("lag-beyond-outage", "analytics/customer-profile-events");
        JsonNode tombstones = findings.awaitOpen("tombstones-expire-unread", "analytics/customer-profile-events");
        platform.post("operator", "/api/consumer-groups/analytics/resume");
        findings.awaitGone("tombstones-expire-unread", "analytics/customer-profile-events");

        assertThat(lag.at("/evidence/longestOutage").asString()).isEqualTo("7d");
        assertThat(tombstones.at("/evidence/keptFor").asString()).isEqualTo("14d");
        assertThat(tombstones.at("/evidence/timeLeft").asString()).startsWith("5d23h");
    }

    @Test
    void only_those_who_may_look_do_and_only_operators_start_a_check() {
        assertThat(platform.get("", "/api/reviews/live").statusCode()).isEqualTo(401);
        assertThat(platform.get("producer", "/api/reviews/live").statusCode()).isEqualTo(403);
        assertThat(platform.get("auditor", "/api/reviews/live").statusCode()).isEqualTo(200);
        assertThat(platform.post("auditor", "/api/reviews/live/run").statusCode())
                .isEqualTo(403);
        assertThat(platform.get("auditor", "/api/reviews/live?state=old").statusCode())
                .isEqualTo(400);
    }

    /** Every erasure reads all of them, in the tests that follow too. */
    private void removeDeadLetters(String topic) {
        for (String group : List.of("support-projection", "search-index")) {
            await().atMost(SOON)
                    .until(() -> platform.json("operator", "/api/consumer-groups/" + group)
                                    .get("lag")
                                    .asLong()
                            == 0);
            kafka.removeRecords(topic + ".dlq." + group);
        }
    }
}
