package dev.crossdock.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.review.guard.GuardRail;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
