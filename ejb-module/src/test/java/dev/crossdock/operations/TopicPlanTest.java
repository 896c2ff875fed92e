package dev.crossdock.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.InvalidContractException;
import dev.crossdock.contract.Transport.Kafka.Cluster;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicPlanTest {

    @Test
    void a_topic_and_its_dead_letters_are_asked_for_as_declared() throws InvalidContractException {
        Map<String, NewTopic> topics = plan("""
                workload: parcels
                consumers: [{group: tracking}, {group: billing, reads: [returns]}]
                transport:
                  kafka:
                    topics:
                      - {name: parcels, partitions: 3, replicas: 3, minInSyncReplicas: 2, retention: 7d, retentionSize: 1GiB}
                      - {name: returns, key: parcelId, partitions: 2, cleanup: compact, tombstoneRetention: 5d, maxMessage: 1MiB}
                    deadLetters: {retention: 90d}
                """);

        assertThat(topics.keySet())
                .containsExactlyInAnyOrder(
                        "parcels", "returns", "parcels.dlq.tracking", "returns.dlq.tracking", "returns.dlq.billing");
        NewTopic parcels = topics.get("parcels");
        assertThat(parcels.numPartitions()).isEqualTo(3);
        assertThat(parcels.replicationFactor()).isEqualTo((short) 3);
        assertThat(parcels.configs())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "cleanup.policy", "delete",
                        "retention.ms", "604800000",
                        "retention.bytes", "1073741824",
                        "min.insync.replicas", "2"));
        assertThat(topics.get("returns").configs())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "cleanup.policy", "compact",
                        "delete.retention.ms", "432000000",
                        "max.message.bytes", "1048576"));
        assertThat(topics.get("parcels.dlq.tracking").numPartitions()).isEqualTo(3);
        assertThat(topics.get("parcels.dlq.tracking").configs())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("cleanup.policy", "delete", "retention.ms", "7776000000", "min.insync.replicas", "2"));
    }

    @Test
    void what_a_contract_leaves_out_is_the_clusters_to_say_except_that_nothing_expires_unasked()
            throws InvalidContractException {
        NewTopic topic =
                plan("workload: w\ntransport: {kafka: {topics: [{name: t}]}}").get("t");

        assertThat(topic.numPartitions()).isEqualTo(-1);
        assertThat(topic.replicationFactor()).isEqualTo((short) -1);
        assertThat(topic.configs())
                .containsExactlyInAnyOrderEntriesOf(Map.of("cleanup.policy", "delete", "retention.ms", "-1"));
    }

    @Test
    void each_cluster_gets_its_own_topics_with_their_dead_letters() throws InvalidContractException {
        String lines = """
                workload: lines
                consumers: [{group: log-index}]
                transport:
                  kafka:
                    cluster: logging
                    topics: [{name: lines, partitions: 2, retention: 3d, retentionSize: 2GiB}]
                    deadLetters: {retention: 7d}
                """;

        assertThat(plan(lines)).isEmpty();
        assertThat(plan(lines, Cluster.LOGGING)).containsOnlyKeys("lines", "lines.dlq.log-index");
        assertThat(plan("workload: w\ntransport: {kafka: {topics: [{name: t}]}}", Cluster.LOGGING))
                .isEmpty();
    }

    private static Map<String, NewTopic> plan(String contract) throws InvalidContractException {
        return plan(contract, Cluster.BUSINESS);
    }

    private static Map<String, NewTopic> plan(String contract, Cluster cluster) throws InvalidContractException {
        return TopicPlan.of(List.of(new Contracts().read(contract.getBytes(StandardCharsets.UTF_8))), cluster).stream()
                .collect(Collectors.toMap(NewTopic::name, Function.identity()));
    }
}
