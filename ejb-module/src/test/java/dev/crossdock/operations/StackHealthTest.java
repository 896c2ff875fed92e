package dev.crossdock.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.InvalidContractException;
import dev.crossdock.contract.Transport.Kafka.Cluster;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.guard.GuardRail;
import dev.crossdock.kafka.KafkaCluster;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackHealthTest {

    @Test
    void a_refused_contract_is_told_with_its_rule_and_what_to_do() {
        PartHealth health = StackHealth.contractHealth(
                List.of(GuardRail.LOG_TOPIC.refuse("logs.workload.yaml", "topic 'lines' carries log lines")));

        assertThat(health.up()).isFalse();
        assertThat(health.required()).isTrue();
        assertThat(health.detail())
                .startsWith("log-topic-on-business-cluster: logs.workload.yaml: topic 'lines'")
                .contains("To do: declare cluster: logging");
    }

    @Test
    void admitted_contracts_are_well() {
        assertThat(StackHealth.contractHealth(List.of()).up()).isTrue();
    }

    @Test
    void a_cluster_that_is_left_out_is_missed_by_those_who_need_it_only() throws InvalidContractException {
        KafkaCluster logging = new KafkaCluster(Cluster.LOGGING, Optional.empty(), Optional.empty());
        WorkloadContract lines = new Contracts()
                .read("workload: lines\ntransport: {kafka: {cluster: logging, topics: [{name: lines}]}}"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(StackHealth.leftOut(logging, new Contracts().ofThisApplication()))
                .isEqualTo(new PartHealth("logging-kafka", true, false, "left out, and no workload needs it"));
        assertThat(StackHealth.leftOut(logging, List.of(lines)))
                .isEqualTo(new PartHealth(
                        "logging-kafka",
                        false,
                        false,
                        "left out, and needed by lines: set crossdock.logging-kafka.bootstrap"));
    }

    @Test
    void the_business_does_without_the_logging_cluster_and_says_so() {
        KafkaCluster logging = new KafkaCluster(Cluster.LOGGING, Optional.of("logs:9092"), Optional.empty());
        PartHealth away = new PartHealth("logging-kafka", false, false, "no connection to logs:9092");

        assertThat(StackHealth.clusterHealth(logging, away).required()).isFalse();
        assertThat(StackHealth.clusterHealth(logging, away).detail())
                .isEqualTo("no connection to logs:9092; the business works without it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kafka-1:9092, kafka-2:9092 | kafka-1:9092",
                "https://search_1 | search_1:443",
                "http://user:hush@search:9200/path,http://other:9200 | search:9200",
                "(tcp://a:1,tcp://b:2)?ha=true | a:1",
                "tcp://a?sslEnabled=true&trustStorePath=/etc/trust.p12 | a:61616",
                "tcp://[::1]:61617?sslEnabled=true | [::1]:61617"
            })
    void the_first_of_several_servers_is_looked_at(String servers, String address) {
        assertThat(StackHealth.firstAddressIn(servers)).isEqualTo(address);
    }
}
