package dev.crossdock.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.InvalidContractException;
import dev.crossdock.contract.Transport.Kafka.Cluster;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.health.Part;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterHealthTest {

    private static final Part LOGGING = Part.optional(30, "logging-kafka", "Logging Kafka");

    @Test
    void a_cluster_that_is_left_out_is_missed_by_those_who_need_it_only() throws InvalidContractException {
        KafkaCluster logging = new KafkaCluster(Cluster.LOGGING, Optional.empty(), Optional.empty());
        WorkloadContract lines = new Contracts()
                .read("workload: lines\ntransport: {kafka: {cluster: logging, topics: [{name: lines}]}}"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(ClusterHealth.leftOut(logging, new Contracts().ofThisApplication()))
                .isEqualTo(LOGGING.up("left out, and no workload needs it"));
        assertThat(ClusterHealth.leftOut(logging, List.of(lines)))
                .isEqualTo(LOGGING.down("left out, and needed by lines: set crossdock.logging-kafka.bootstrap"));
    }

    @Test
    void the_business_does_without_the_logging_cluster_and_says_so() {
        assertThat(ClusterHealth.doneWithout(LOGGING.down("no connection to logs:9092")))
                .isEqualTo(LOGGING.down("no connection to logs:9092; the business works without it"));
    }

    @Test
    void the_business_cluster_is_waited_for() {
        KafkaCluster business = new KafkaCluster(Cluster.BUSINESS, Optional.of("kafka:9092"), Optional.empty());

        assertThat(ClusterHealth.part(business)).isEqualTo(Part.required(30, "kafka", "Kafka"));
    }
}
