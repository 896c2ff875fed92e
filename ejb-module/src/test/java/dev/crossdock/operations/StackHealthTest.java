package dev.crossdock.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.guard.GuardRail;
import java.util.List;
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
