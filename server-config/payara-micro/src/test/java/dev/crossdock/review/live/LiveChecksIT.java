package dev.crossdock.review.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossdock.review.cluster.ClusterSnapshot;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.Severity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the application's own topics cannot be made to show without breaking them for others. */
@Tag("own-stack")
class LiveChecksIT {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String ONE_DAY = String.valueOf(Duration.ofDays(1).toMillis());

    private final ForeignKafka kafka = ForeignKafka.running();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    partitions-differ           | partitions: 2            | partitions          | 3     | 2      | 3
                    replication-differs         | replicas: 3              | partitions          | 3     | 3      | 1
                    min-insync-differs          | minInSyncReplicas: 2     | min.insync.replicas | 1     | 2      | 1
                    cleanup-differs             | cleanup: compact         | cleanup.policy      | delete | compact | delete
                    retention-differs           | retention: 8d            | retention.ms        | 86400000 | 8d  | 1d
                    retention-size-differs      | retentionSize: 1GiB      | retention.bytes     | 1048576 | 1GiB | 1MiB
                    tombstone-retention-differs | tombstoneRetention: 14d  | delete.retention.ms | 86400000 | 14d | 1d
                    max-message-differs         | maxMessage: 1MiB         | max.message.bytes   | 2097152 | 1MiB | 2MiB
                    """)
    void a_topic_that_is_not_as_declared(
            String rule, String declaration, String setting, String value, String declared, String actual)
            throws Exception {
        String topic = "topic-of-" + rule;
        boolean plain = setting.equals("partitions");
        kafka.tools.create(topic, plain ? Integer.parseInt(value) : 1, plain ? Map.of() : Map.of(setting, value));

        Finding finding = only(rule, topic, contract(topic, declaration));

        assertThat(finding.evidence().get("declared")).hasToString(declared);
        assertThat(finding.evidence().get("actual")).hasToString(actual);
    }

    @Test
    void a_topic_that_is_missing() throws Exception {
        assertThat(only("topic-missing", "nowhere", contract("nowhere", "partitions: 1"))
                        .severity())
                .isEqualTo(Severity.CRITICAL);
    }

    @Test
    void dead_letters_that_expire_before_somebody_looks() throws Exception {
        kafka.tools.create("letters", 1, Map.of());
        kafka.tools.create("letters.dlq.billing", 1, Map.of("retention.ms", ONE_DAY));

        Finding finding = only(
                "dead-letter-retention-differs",
                "letters.dlq.billing",
                contract("letters", "partitions: 1") + "    deadLetters: {retention: 90d}\n");

        assertThat(finding.evidence()).containsEntry("declared", "90d").containsEntry("actual", "1d");
    }

    @Test
    void records_that_expired_before_they_were_read() throws Exception {
        kafka.tools.create("expired", 1, Map.of());
        fill("expired", 10, 20, null);
        kafka.tools.commit("billing", "expired", 0, 2);
        kafka.tools.expireBefore("expired", 0, 7);

        Finding finding = only("records-expired-unread", "billing/expired", contract("expired", "partitions: 1"));

        assertThat(finding.evidence()).containsEntry("lostOffsets", 5L).containsEntry("lagRecords", 8L);
    }

    @Test
    void records_that_expire_before_they_are_read_with_the_time_left() throws Exception {
        kafka.tools.create(
                "expiring",
                1,
                Map.of("retention.ms", String.valueOf(Duration.ofDays(8).toMillis())));
        fill("expiring", 5, 20, Instant.now().minus(Duration.ofDays(7)));
        kafka.tools.commit("billing", "expiring", 0, 1);

        Finding finding = only("records-expire-unread", "billing/expiring", contract("expiring", "partitions: 1"));

        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.evidence()).containsEntry("keptFor", "8d").containsEntry("lagRecords", 4L);
        assertThat(finding.evidence().get("timeLeft").toString()).startsWith("23h59m");
    }

    @Test
    void sizes_that_were_not_declared() throws Exception {
        kafka.tools.create("sizes", 1, Map.of());
        fill("sizes", 110, 500, null);
        String contract = contract("sizes", "partitions: 1") + "needs: {payload: {p50: 100B, p99: 200B, max: 1KiB}}\n";

        assertThat(only("payload-p99-exceeded", "sizes", contract).evidence()).containsEntry("p99", "500B");
        assertThat(only("payload-p50-exceeded", "sizes", contract).evidence()).containsEntry("p50", "500B");
    }

    @Test
    void a_group_that_never_came_and_one_that_is_alone() throws Exception {
        kafka.tools.create("lonely", 1, Map.of());
        fill("lonely", 3, 20, null);
        kafka.tools.commit("billing", "lonely", 0, 1);
        String contract = contract("lonely", "partitions: 1") + "needs: {independentReaders: true}\n";
        ClusterSnapshot before = kafka.look();
        ClusterSnapshot now = kafka.look();

        assertThat(find("group-never-read", "fraud/lonely", ForeignKafka.situation(contract, now, before)))
                .isPresent();
        assertThat(find("fan-out-single-reader", "lonely", ForeignKafka.situation(contract, now, before)))
                .get()
                .extracting(finding -> finding.evidence().get("readers"))
                .isEqualTo(List.of("billing"));
    }

    @Test
    void a_broker_that_is_gone() throws Exception {
        Process second = kafka.startSecondBroker();
        kafka.tools.createOn(List.of(1, 2), "replicated", Map.of("min.insync.replicas", "2"));
        String contract = contract("replicated", "replicas: 2");
        assertThat(find("replicas-out-of-sync", "replicated", situation(contract)))
                .isEmpty();

        second.destroyForcibly();
        Finding finding = await().atMost(SOON)
                .until(() -> find("replicas-out-of-sync", "replicated", situation(contract)), Optional::isPresent)
                .orElseThrow();

        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.evidence()).containsEntry("partitions", List.of(0)).containsEntry("minInSync", 2);
    }

    @Test
    void connectors_that_are_not_there_or_do_not_run() throws Exception {
        kafka.tools.create("files", 1, Map.of());
        fill("files", 1, 20, null);
        String contract = contract("files", "partitions: 1") + "    sinkConnector: to-a-folder\n";
        assertThat(find(
                        "connect-not-configured",
                        "to-a-folder",
                        ConnectChecks.check(new ConnectSituation(ForeignKafka.contracts(contract), null))))
                .isPresent();
        ConnectWorker connect = kafka.startConnect();
        assertThat(connect.find("connector-missing", "to-a-folder", contract)).isPresent();

        connect.tools().createSink("to-a-folder", "files", Path.of("/"));
        connect.tools().createSink("by-the-way", "files", Path.of("/dev/null"));
        Finding failed = connect.await("connector-not-running", "to-a-folder", contract);
        connect.await("connector-undeclared", "by-the-way", contract);
        connect.tools().delete("to-a-folder");
        connect.tools().createSink("to-a-folder", "files", Path.of("/dev/null"));
        connect.tools().pause("to-a-folder");
        Finding paused = await().atMost(SOON)
                .until(
                        () -> connect.find("connector-not-running", "to-a-folder", contract),
                        found -> found.filter(finding -> finding.severity() == Severity.WARNING)
                                .isPresent())
                .orElseThrow();
        connect.process().destroyForcibly();

        connect.await("connect-unreachable", connect.tools().url(), contract);
        assertThat(failed.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(failed.evidence()).containsEntry("idleTasks", List.of("0 FAILED"));
        assertThat(failed.evidence().get("reason").toString()).contains("/");
        assertThat(paused.evidence()).containsEntry("state", "PAUSED");
    }

    private Finding only(String rule, String subject, String contract) throws Exception {
        return find(rule, subject, situation(contract)).orElseThrow(() -> new AssertionError("no " + rule));
    }

    private static Optional<Finding> find(String rule, String subject, Situation situation) {
        return find(rule, subject, LiveChecks.check(situation));
    }

    static Optional<Finding> find(String rule, String subject, List<Finding> found) {
        return found.stream()
                .filter(finding ->
                        finding.rule().equals(rule) && finding.subject().equals(subject))
                .findFirst();
    }

    private Situation situation(String contract) throws Exception {
        return ForeignKafka.situation(contract, kafka.look(), null);
    }

    private static String contract(String topic, String declaration) {
        return """
                workload: checked
                consumers:
                  - {group: billing, longestOutage: 3d}
                  - {group: fraud, longestOutage: 3d}
                transport:
                  kafka:
                    topics: [{name: %s, key: id, %s}]
                """.formatted(topic, declaration);
    }

    private void fill(String topic, int records, int size, Instant written) {
        for (int i = 0; i < records; i++) {
            kafka.tools.send(
                    topic,
                    written == null ? null : written.toEpochMilli(),
                    "k" + i,
                    "x".repeat(size).getBytes(StandardCharsets.UTF_8));
        }
    }
}
