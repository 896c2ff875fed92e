package dev.crossdock.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.guard.GuardRail;
import dev.crossdock.health.PartHealth;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractHealthTest {

    @Test
    void a_refused_contract_is_told_with_its_rule_and_what_to_do() {
        PartHealth health = ContractHealth.of(
                List.of(GuardRail.LOG_TOPIC.refuse("logs.workload.yaml", "topic 'lines' carries log lines")));

        assertThat(health.up()).isFalse();
        assertThat(health.part().required()).isTrue();
        assertThat(health.detail())
                .startsWith("log-topic-on-business-cluster: logs.workload.yaml: topic 'lines'")
                .contains("To do: declare cluster: logging");
    }

    @Test
    void admitted_contracts_are_well() {
        assertThat(ContractHealth.of(List.of()).up()).isTrue();
    }
}
