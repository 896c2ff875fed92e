package dev.crossdock.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.InvalidContractException;
import dev.crossdock.contract.Transport.Kafka.Cluster;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.guard.Admission;
import dev.crossdock.kafka.KafkaCluster;
import dev.crossdock.platform.KafkaTools;
import dev.crossdock.stack.Stack;
import dev.crossdock.stack.testing.Platform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Two clusters and Kafka Connect, as the launcher starts them and the application sees them. */
class ClustersIT {

    private static final Duration SOON = Duration.ofMinutes(1);

    private static final String LINES = """
            workload: test-lines
            consumers: [{group: line-index}]
            transport:
              kafka:
                cluster: logging
                topics: [{name: test-lines, partitions: 2, retention: 3d}]
                deadLetters: {retention: 7d}
            """;

    private final Platform platform = Platform.running();

    @Test
    void status_knows_both_clusters_and_connect() {
        assertThat(platform.stack.status().services())
                .filteredOn(
                        service -> Set.of("kafka", "logging-kafka", "connect").contains(service.name()))
                .hasSize(3)
                .extracting(Stack.ServiceStatus::state)
                .containsOnly("ready");
    }

    @Test
    void topics_of_a_logging_workload_are_created_on_the_logging_cluster_only() throws Exception {
        Topics topics = new Topics();
        topics.admission = new Admission() {
            @Override
            public List<WorkloadContract> contracts() {
                return List.of(contract());
            }
        };

        topics.ensure(cluster(Cluster.BUSINESS));
        topics.ensure(cluster(Cluster.LOGGING));

        try (KafkaTools logging = new KafkaTools(cluster(Cluster.LOGGING).bootstrap())) {
            assertThat(names(Cluster.LOGGING)).contains("test-lines", "test-lines.dlq.line-index");
            assertThat(names(Cluster.BUSINESS)).doesNotContain("test-lines", "test-lines.dlq.line-index");
            logging.delete(List.of("test-lines", "test-lines.dlq.line-index"), List.of());
        }
    }

    @ParameterizedTest
    @EnumSource(Cluster.class)
    void nobody_else_creates_topics(Cluster cluster) throws Exception {
        Map<String, Object> impatient = cluster(cluster).with(Map.of("max.block.ms", 2_000));
        try (var producer = new KafkaProducer<>(impatient, new StringSerializer(), new StringSerializer())) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("never-declared", "value"))
                            .get())
                    .satisfiesAnyOf(
                            failure -> assertThat(failure).isInstanceOf(TimeoutException.class),
                            failure -> assertThat(failure).hasCauseInstanceOf(TimeoutException.class));
        }
        assertThat(names(cluster)).doesNotContain("never-declared");
    }

    @Test
    void a_finding_names_its_cluster() {
        try (KafkaTools logging = new KafkaTools(cluster(Cluster.LOGGING).bootstrap())) {
            logging.create("on-logging", 1, Map.of());
            logging.create("order-events", 1, Map.of());
            try {
                logging.send("on-logging", null, "key", new byte[] {'{', '}'});
                platform.post("operator", "/api/reviews/live/run");

                assertThat(finding("topic-undeclared", "on-logging"))
                        .get()
                        .satisfies(finding ->
                                assertThat(finding.path("cluster").asString()).isEqualTo("logging"));
                assertThat(finding("topic-on-wrong-cluster", "order-events"))
                        .get()
                        .satisfies(finding ->
                                assertThat(finding.path("cluster").asString()).isEqualTo("logging"));
            } finally {
                logging.delete(List.of("on-logging", "order-events"), List.of());
            }
        }
    }

    @Test
    void without_the_logging_cluster_the_application_is_ready_and_says_what_is_down() {
        platform.stack.kill("logging-kafka");
        try {
            JsonNode part = await().atMost(SOON)
                    .until(
                            this::logging,
                            found -> found.path("status").asString("").equals("DOWN"));

            assertThat(part.at("/data/required").asBoolean()).isFalse();
            assertThat(part.at("/data/detail").asString())
                    .startsWith("no connection to " + cluster(Cluster.LOGGING).bootstrap());
            platform.post("operator", "/api/reviews/live/run");
            assertThat(finding("kafka-unreachable", "logging"))
                    .get()
                    .satisfies(finding ->
                            assertThat(finding.path("severity").asString()).isEqualTo("warning"));
        } finally {
            platform.start();
        }
        await().atMost(SOON).until(() -> logging().path("status").asString("").equals("UP"));
        platform.post("operator", "/api/reviews/live/run");
        assertThat(finding("kafka-unreachable", "logging")).isEmpty();
    }

    /** The part of the health that is asked for; the answer is refused unless the application is ready. */
    private JsonNode logging() {
        return platform.json("", "/health/ready")
                .path("checks")
                .valueStream()
                .filter(check -> check.path("name").asString("").equals("logging-kafka"))
                .findFirst()
                .orElseThrow();
    }

    private Optional<JsonNode> finding(String rule, String subject) {
        return platform.json("auditor", "/api/reviews/live?state=open&limit=500")
                .path("items")
                .valueStream()
                .filter(finding -> finding.path("rule").asString("").equals(rule)
                        && finding.path("subject").asString("").equals(subject))
                .findFirst();
    }

    private KafkaCluster cluster(Cluster id) {
        String part = new KafkaCluster(id, Optional.empty(), Optional.empty()).part();
        return new KafkaCluster(
                id,
                Optional.of(platform.stack.applicationSettings().get("crossdock." + part + ".bootstrap")),
                Optional.empty());
    }

    private Set<String> names(Cluster id) throws ExecutionException, InterruptedException {
        try (Admin admin = cluster(id).admin(Duration.ofSeconds(10))) {
            return admin.listTopics().names().get();
        }
    }

    private static WorkloadContract contract() {
        try {
            return new Contracts().read(LINES.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidContractException e) {
            throw new IllegalStateException(e);
        }
    }
}
