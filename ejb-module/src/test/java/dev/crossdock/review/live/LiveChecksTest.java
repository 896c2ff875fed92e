package dev.crossdock.review.live;

import static dev.crossdock.review.cluster.ClusterBuilder.NOW;
import static dev.crossdock.review.cluster.ClusterBuilder.aCluster;
import static dev.crossdock.review.cluster.ClusterBuilder.aGroup;
import static dev.crossdock.review.cluster.ClusterBuilder.aTopic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.InvalidContractException;
import dev.crossdock.contract.Transport.Kafka;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.kafka.KafkaCluster;
import dev.crossdock.review.cluster.ClusterBuilder;
import dev.crossdock.review.cluster.ClusterBuilder.Topic;
import dev.crossdock.review.cluster.ClusterSnapshot;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LiveChecksTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final String JSON = "{\"customerId\": \"c#\", \"total\": #}";

    private static final String CONTRACT = """
            workload: orders
            consumers:
              - {group: billing, longestOutage: 3d}
              - {group: fraud, longestOutage: 3d}
            needs:
              independentReaders: true
              payload: {p50: 100B, p99: 200B, max: 1KiB}
              ordering: {scope: per-key, key: customerId}
              throughput: 10/s
            transport:
              kafka:
                topics:
                  - {name: orders, key: customerId, partitions: 4, replicas: 1, minInSyncReplicas: 1, cleanup: delete,
                     retention: 8d, retentionSize: 1GiB, maxMessage: 1MiB}
                deadLetters: {retention: 90d}
            """;

    @Test
    void what_is_as_declared_gives_no_finding() {
        assertThat(findings(aCluster().with(orders()).with(billing()).with(fraud())))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void each_drift_is_found_with_its_figures(String rule, Severity severity, ClusterBuilder cluster, String figures) {
        assertThat(findings(cluster)).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.severity()).isEqualTo(severity);
            assertThat(finding.evidence().toString()).contains(figures.split("; "));
            assertThat(finding.summary()).isNotBlank().doesNotContain("{");
            assertThat(finding.advice()).endsWith(".").doesNotContain("{");
        });
    }

    static Stream<Arguments> each_drift_is_found_with_its_figures() {
        return Stream.of(
                drift("topic-missing", Severity.CRITICAL, aCluster().with(billing()), "{}"),
                drift(
                        "topic-undeclared",
                        Severity.WARNING,
                        good().with(aTopic("other").offsets(0, 5)),
                        "records=5"),
                drift("partitions-differ", Severity.CRITICAL, topic(orders().partitions(6)), "declared=4; actual=6"),
                drift(
                        "cleanup-differs",
                        Severity.CRITICAL,
                        topic(orders().set("cleanup.policy", "compact")),
                        "compact"),
                drift("retention-differs", Severity.CRITICAL, topic(orders().retention(DAY)), "actual=1d; declared=8d"),
                drift("retention-differs", Severity.WARNING, topic(orders().set("retention.ms", -1)), "without limit"),
                drift(
                        "retention-size-differs",
                        Severity.WARNING,
                        topic(orders().set("retention.bytes", 9)),
                        "actual=9B"),
                drift("replication-differs", Severity.WARNING, topic(orders().replicas(3, 3)), "actual=3"),
                drift(
                        "min-insync-differs",
                        Severity.WARNING,
                        topic(orders().set("min.insync.replicas", 2)),
                        "actual=2"),
                drift(
                        "max-message-differs",
                        Severity.WARNING,
                        topic(orders().set("max.message.bytes", 9)),
                        "actual=9B"),
                drift(
                        "replicas-out-of-sync",
                        Severity.WARNING,
                        topic(orders().replicas(2, 1)),
                        "partitions=[0, 1, 2, 3]"),
                drift("replicas-out-of-sync", Severity.CRITICAL, topic(orders().replicas(2, 0)), "minInSync=1"),
                drift(
                        "dead-letter-retention-differs",
                        Severity.CRITICAL,
                        good().with(aTopic("orders.dlq.billing").retention(DAY)),
                        "declared=90d; actual=1d"),
                drift("records-expired-unread", Severity.CRITICAL, lost(), "lostOffsets=40; lagRecords=90"),
                drift("records-expire-unread", Severity.WARNING, behind(Duration.ofDays(5)), "timeLeft=3d; keptFor=8d"),
                drift(
                        "records-expire-unread",
                        Severity.CRITICAL,
                        behind(Duration.ofDays(7)),
                        "timeLeft=1d; lagRecords=90"),
                drift("records-expire-unread", Severity.CRITICAL, behind(Duration.ofDays(9)), "timeLeft=0s"),
                drift(
                        "lag-beyond-outage",
                        Severity.WARNING,
                        behind(Duration.ofDays(4)),
                        "longestOutage=3d; lagTime=4d"),
                drift(
                        "group-undeclared",
                        Severity.WARNING,
                        good().with(aGroup("spy").at("orders", 3)),
                        "topics=[orders]"),
                drift(
                        "payload-max-exceeded",
                        Severity.CRITICAL,
                        topic(orders().record("k", "x".repeat(2000))),
                        "2000B"),
                drift(
                        "payload-p99-exceeded",
                        Severity.WARNING,
                        topic(orders().records(100, "#", "y".repeat(500))),
                        "500B"),
                drift(
                        "payload-p50-exceeded",
                        Severity.INFO,
                        topic(orders().records(200, "#", "y".repeat(150))),
                        "150B"),
                drift("keys-missing", Severity.CRITICAL, topic(orders().record(null, JSON)), "keyless=1; sampled=21"),
                drift("key-skew", Severity.WARNING, topic(settings("orders").produced(1000, 9, 9, 9)), "share=97%"));
    }

    private static Arguments drift(String rule, Severity severity, ClusterBuilder cluster, String figures) {
        return Arguments.of(rule, severity, cluster, figures);
    }

    @Test
    void a_compacted_topic_loses_no_latest_record_but_forgets_deletions() {
        String compacted = """
                workload: profiles
                consumers: [{group: billing, longestOutage: 7d}]
                transport: {kafka: {topics: [{name: profiles, key: id, cleanup: compact, tombstoneRetention: 14d}]}}
                """;
        ClusterSnapshot now = aCluster()
                .with(aTopic("profiles")
                        .set("cleanup.policy", "compact")
                        .set("delete.retention.ms", Duration.ofDays(14).toMillis())
                        .offsets(0, 10))
                .with(aGroup("billing").behind("profiles", 2, Duration.ofDays(12)))
                .build();

        List<Finding> findings = check(compacted, now, null, Map.of());

        assertThat(findings).extracting(Finding::rule).contains("tombstones-expire-unread", "lag-beyond-outage");
        assertThat(findings).extracting(Finding::rule).doesNotContain("records-expire-unread");
        assertThat(findings.get(0).evidence())
                .contains(entry("timeLeft", "2d"), entry("keptFor", "14d"), entry("lagRecords", 8L));
    }

    @Test
    void a_group_of_this_application_that_has_not_begun_is_behind_from_the_beginning() {
        ClusterBuilder cluster = good().with(settings("orders").offsets(5, 100))
                .with(aGroup("billing").beginning("orders", Duration.ofDays(7)));

        assertThat(findings(cluster))
                .filteredOn(finding -> finding.rule().equals("records-expire-unread"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence()).contains(entry("lagRecords", 95L)));
    }

    @Test
    void a_rate_above_the_declared_one_is_found_between_two_looks() {
        ClusterSnapshot before = aCluster()
                .with(settings("orders").produced(0, 0, 0, 0))
                .at(NOW.minusSeconds(10))
                .build();
        ClusterSnapshot now =
                good().with(settings("orders").produced(100, 50, 50, 50)).build();

        assertThat(check(CONTRACT, now, before, Map.of()))
                .filteredOn(finding -> finding.rule().equals("rate-exceeded"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence()).contains(entry("perSecond", 25.0)));
    }

    @Test
    void a_declared_group_that_never_came_is_found_at_the_second_look() {
        ClusterSnapshot now = aCluster().with(orders()).with(billing()).build();

        assertThat(check(CONTRACT, now, null, Map.of())).isEmpty();
        assertThat(check(CONTRACT, now, now, Map.of()))
                .extracting(Finding::rule, Finding::subject)
                .containsExactlyInAnyOrder(
                        tuple("group-never-read", "fraud/orders"), tuple("fan-out-single-reader", "orders"));
    }

    @Test
    void a_group_that_came_once_and_was_forgotten_by_kafka_has_read() {
        ClusterSnapshot now = aCluster().with(orders()).with(billing()).build();

        assertThat(check(CONTRACT, now, now, Map.of("orders", Set.of("fraud")))).isEmpty();
    }

    @Test
    void a_topic_with_one_group_short_retention_and_jobs_is_a_queue() {
        ClusterSnapshot now = good().with(aTopic("resize-jobs")
                        .retention(Duration.ofHours(1))
                        .records(30, null, "{\"jobId\": #, \"attempt\": 1}"))
                .with(aGroup("resizers").at("resize-jobs", 30))
                .build();

        assertThat(check(CONTRACT, now, null, Map.of()))
                .filteredOn(finding -> finding.rule().equals("topic-used-as-queue"))
                .singleElement()
                .satisfies(finding ->
                        assertThat((List<?>) finding.evidence().get("signs")).hasSize(4));
    }

    @Test
    void a_connector_without_connect_is_found() {
        String contract = """
                workload: legacy
                consumers: []
                transport: {kafka: {topics: [{name: raw}], sourceConnector: legacy-source}}
                """;

        assertThat(ConnectChecks.check(new ConnectSituation(List.of(read(contract)), null)))
                .extracting(Finding::rule, Finding::subject)
                .containsExactly(tuple("connect-not-configured", "legacy-source"));
    }

    @Test
    void a_contract_is_held_against_its_own_cluster_only() {
        String lines = "workload: lines\ntransport: {kafka: {cluster: logging, topics: [{name: lines}]}}";
        ClusterSnapshot empty = aCluster().build();

        assertThat(LiveChecks.check(situation(Kafka.Cluster.LOGGING, lines, empty)))
                .extracting(Finding::rule, Finding::subject)
                .containsExactly(tuple("topic-missing", "lines"));
        assertThat(LiveChecks.check(situation(Kafka.Cluster.BUSINESS, lines, empty)))
                .isEmpty();
        assertThat(LiveChecks.check(situation(Kafka.Cluster.LOGGING, CONTRACT, empty)))
                .isEmpty();
    }

    @Test
    void a_topic_that_exists_on_the_cluster_of_others_is_found_there() {
        ClusterSnapshot logging = aCluster()
                .with(aTopic("orders").records(3, "a", "{}"))
                .with(aGroup("fraud").at("orders", 3))
                .build();

        assertThat(LiveChecks.check(situation(Kafka.Cluster.LOGGING, CONTRACT, logging)))
                .filteredOn(finding -> finding.rule().startsWith("topic-"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("topic-on-wrong-cluster");
                    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
                    assertThat(finding.summary())
                            .isEqualTo("the topic orders is declared on the business cluster and exists on the logging"
                                    + " cluster");
                    assertThat(finding.evidence().get("readers")).isEqualTo(List.of("fraud"));
                });
    }

    private static Situation situation(Kafka.Cluster cluster, String contract, ClusterSnapshot now) {
        return new Situation(cluster, List.of(read(contract)), now, null, Map.of());
    }

    @Test
    void a_workload_whose_cluster_is_left_out_is_found() {
        KafkaCluster logging = new KafkaCluster(Kafka.Cluster.LOGGING, Optional.empty(), Optional.empty());
        String lines = "workload: lines\ntransport: {kafka: {cluster: logging, topics: [{name: lines}]}}";

        assertThat(ClusterLook.missed(logging, List.of(read(lines), read(CONTRACT))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("kafka-not-configured");
                    assertThat(finding.subject()).isEqualTo("lines");
                    assertThat(finding.advice()).contains("crossdock.logging-kafka.bootstrap");
                });
    }

    @Test
    void every_rule_is_documented() throws IOException {
        String page = Files.readString(Path.of("../docs/live-check.md"));

        assertThat(LiveRules.LIVE.ids()).allSatisfy(rule -> assertThat(page).contains("`" + rule + "`"));
        assertThat(LiveChecks.ALL)
                .extracting(check -> check.rule().id())
                .contains("records-expired-unread", "records-expire-unread", "tombstones-expire-unread")
                .allSatisfy(rule -> assertThat(page).contains("`" + rule + "`"));
    }

    private static ClusterBuilder good() {
        return aCluster().with(orders()).with(billing()).with(fraud());
    }

    private static ClusterBuilder topic(Topic orders) {
        return good().with(orders);
    }

    private static ClusterBuilder lost() {
        return good().with(settings("orders").offsets(50, 100))
                .with(aGroup("billing").at("orders", 10));
    }

    private static ClusterBuilder behind(Duration age) {
        return good().with(settings("orders").offsets(0, 100))
                .with(aGroup("billing").behind("orders", 10, age));
    }

    private static Topic settings(String name) {
        return aTopic(name)
                .partitions(4)
                .retention(Duration.ofDays(8))
                .set("retention.bytes", 1 << 30)
                .set("max.message.bytes", 1 << 20);
    }

    private static Topic orders() {
        return settings("orders").records(20, "c#", JSON);
    }

    private static ClusterBuilder.Group billing() {
        return aGroup("billing").at("orders", 20);
    }

    private static ClusterBuilder.Group fraud() {
        return aGroup("fraud").at("orders", 20);
    }

    private static List<Finding> findings(ClusterBuilder cluster) {
        return check(CONTRACT, cluster.build(), null, Map.of());
    }

    private static List<Finding> check(
            String contract, ClusterSnapshot now, ClusterSnapshot previous, Map<String, Set<String>> everRead) {
        return LiveChecks.check(
                new Situation(Kafka.Cluster.BUSINESS, List.of(read(contract)), now, previous, everRead));
    }

    private static WorkloadContract read(String contract) {
        try {
            return new Contracts().read(contract.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidContractException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
