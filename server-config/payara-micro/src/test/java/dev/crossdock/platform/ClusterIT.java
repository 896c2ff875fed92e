package dev.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossdock.stack.testing.BackgroundWork;
import dev.crossdock.stack.testing.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two nodes of the application on three brokers: work is shared, and the loss of either loses nothing. The tests follow each
 * other, so that a node that one of them killed is started once, by the one that is about starting.
 */
@Tag("own-stack")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIT {

    private static final Duration SOON = Duration.ofMinutes(3);
    /** Seven seconds on a quiet machine, most of them the session of who was killed. */
    private static final Duration TAKEOVER = Duration.ofSeconds(20);

    private static final List<String> GROUPS = List.of("support-projection", "fulfillment", "billing", "analytics");

    private static final List<String> TABLES = List.of(
            "support_projection.customer_profile",
            "fulfillment.delivery_address",
            "billing.invoice_identity",
            "analytics.profile_change");
    private static final int IN_EVERY_PARTITION = 200;
    /** Of mails: four on each node unless configured otherwise. */
    private static final int WORKERS_OF_BOTH = 8;

    private final Map<String, Integer> partitions = new HashMap<>();
    private Platform cluster;
    private UnderLoad load;

    @BeforeAll
    void start() {
        cluster = Platform.cluster();
        load = new UnderLoad(cluster);
    }

    @AfterAll
    void stop() {
        cluster.stack.down();
    }

    @Test
    @Order(1)
    void both_nodes_read_every_group_and_each_partition_is_read_by_one() {
        awaitBoth();

        for (String group : GROUPS) {
            assertThat(read(group, "application")).isPositive();
            assertThat(read(group, "application-2")).isPositive();
        }
    }

    @Test
    @Order(2)
    void a_broker_that_is_killed_under_load_costs_nothing() throws InterruptedException {
        awaitBoth();

        load.survives(() -> cluster.stack.kill("kafka-2"), 1);
        cluster.start();
    }

    @Test
    @Order(3)
    void the_other_node_takes_over_partitions_and_jobs_when_one_is_killed_under_load() throws InterruptedException {
        awaitBoth();
        cluster.useNode(2);
        BackgroundWork work = new BackgroundWork(cluster);
        String to = BackgroundWork.anAddress();
        List<String> jobs = new ArrayList<>();

        load.survives(
                () -> {
                    AtomicLong killed = new AtomicLong();
                    cluster.whileAsleep("mail", () -> {
                        IntStream.range(0, 3 * WORKERS_OF_BOTH)
                                .forEach(i -> jobs.add(work.submit("email", BackgroundWork.anEmail(to))));
                        await().atMost(SOON).until(() -> unfinished("RUNNING") == WORKERS_OF_BOTH);
                        killed.set(System.nanoTime());
                        cluster.stack.kill("application");
                    });
                    assertTakenOver(killed.get());
                    assertNoneUnfinished(killed.get());
                    await().atMost(SOON)
                            .until(() -> GROUPS.stream()
                                    .allMatch(group -> read(group, "application-2") == partitionsOf(group)));
                    await().atMost(SOON)
                            .until(() -> !node("application")
                                    .orElseThrow()
                                    .get("alive")
                                    .asBoolean());
                },
                1);

        assertThat(jobs)
                .allSatisfy(job ->
                        assertThat(work.job(job).path("state").asString()).isEqualTo("done"));
        assertThat(work.mails(to)).hasSameSizeAs(jobs);
    }

    @Test
    @Order(4)
    void a_rebuild_goes_on_while_another_node_starts_and_is_given_up_when_its_own_is_killed() {
        cluster.stack.kill("application");
        cluster.start();
        cluster.useNode(2);
        JsonNode first = rebuild("billing");
        await().atMost(SOON).until(() -> stateOf(first, "billing").equals("SUCCEEDED"));

        awaitBoth();
        JsonNode second = rebuild("support-projection");
        cluster.stack.kill("application-2");
        cluster.useNode(1);

        await().atMost(SOON).until(() -> !stateOf(second, "support-projection").equals("RUNNING"));
        JsonNode third = rebuild("support-projection");
        await().atMost(SOON).until(() -> stateOf(third, "support-projection").equals("SUCCEEDED"));
    }

    /** Changes of customers in every partition, accepted after the kill, are in every group's tables. */
    private void assertTakenOver(long killed) {
        String run = "t" + UUID.randomUUID().toString().replace("-", "");
        List<ObjectNode> changes = IntStream.range(0, IN_EVERY_PARTITION)
                .mapToObj(number -> Platform.profile(run + "-" + number, 1))
                .toList();
        await().atMost(TAKEOVER)
                .ignoreExceptions()
                .until(() -> cluster.events(changes).statusCode() == 202);

        await().atMost(TAKEOVER.minusNanos(System.nanoTime() - killed))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> TABLES.stream().allMatch(table -> known(run, table) == IN_EVERY_PARTITION));
        report("partitions", killed);
    }

    private void assertNoneUnfinished(long killed) {
        await().atMost(TAKEOVER.minusNanos(System.nanoTime() - killed))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> unfinished("QUEUED", "RUNNING", "RETRYING") == 0);
        report("jobs", killed);
    }

    private static void report(String what, long killed) {
        System.out.printf(
                Locale.ROOT,
                "The other node had taken over all %s of the killed one after %.1f s.%n",
                what,
                (System.nanoTime() - killed) / 1e9);
    }

    private int unfinished(String... states) {
        String count = "select count(*) from work.job where state in ('" + String.join("', '", states) + "')";
        return Integer.parseInt(cluster.rows(count).get(0).get(0));
    }

    private int known(String run, String table) {
        String count = "select count(*) from " + table + " where customer_id like '" + run + "-%'";
        return Integer.parseInt(cluster.rows(count).get(0).get(0));
    }

    private void awaitBoth() {
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> GROUPS.stream()
                        .allMatch(group -> read(group, "application") > 0
                                && read(group, "application-2") > 0
                                && read(group, "application") + read(group, "application-2") == partitionsOf(group)));
    }

    private int partitionsOf(String group) {
        return partitions.computeIfAbsent(group, name -> {
            try (KafkaTools kafka =
                    new KafkaTools(cluster.stack.applicationSettings().get("crossdock.kafka.bootstrap"))) {
                return cluster.json("operator", "/api/consumer-groups/" + name)
                        .get("topics")
                        .valueStream()
                        .mapToInt(topic -> kafka.partitions(topic.asString()))
                        .sum();
            }
        });
    }

    private int read(String group, String name) {
        return node(name).map(node -> node.at("/partitions/" + group).asInt()).orElse(0);
    }

    private Optional<JsonNode> node(String name) {
        JsonNode nodes = cluster.json("operator", "/api/nodes").get("items");
        return StreamSupport.stream(nodes.spliterator(), false)
                .filter(node -> node.get("name").asString().equals(name))
                .findFirst();
    }

    private JsonNode rebuild(String group) {
        var answer = cluster.post("operator", "/api/consumer-groups/" + group + "/rebuild");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Platform.JSON.readTree(answer.body());
    }

    private String stateOf(JsonNode rebuild, String group) {
        return cluster.json(
                        "operator",
                        "/api/consumer-groups/" + group + "/rebuilds/"
                                + rebuild.get("id").asLong())
                .get("state")
                .asString();
    }
}
