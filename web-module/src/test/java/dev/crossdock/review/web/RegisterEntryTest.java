package dev.crossdock.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.InvalidContractException;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.review.Review;
import dev.crossdock.review.cluster.Severity;
import dev.crossdock.review.live.StoredFinding;
import dev.crossdock.review.web.RegisterEntry.Count;
import dev.crossdock.review.web.Reviewer.Reviewed;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegisterEntryTest {

    @Test
    void the_health_of_a_workload_counts_its_own_open_findings_by_severity() throws InvalidContractException {
        RegisterEntry entry = entry(
                "workload: orders",
                ShownFindingTest.finding(1, "info", "orders", "{}"),
                ShownFindingTest.finding(2, "critical", "orders", "{}"),
                ShownFindingTest.finding(3, "critical", "orders", "{}"),
                ShownFindingTest.finding(4, "critical", "payments", "{}"));

        assertThat(entry.health()).containsExactly(new Count(Severity.CRITICAL, 2), new Count(Severity.INFO, 1));
    }

    @Test
    void a_workload_without_findings_is_healthy() throws InvalidContractException {
        assertThat(entry("workload: orders").health()).isEmpty();
    }

    @Test
    void a_workload_that_leaves_answers_out_is_not_approved_yet() throws InvalidContractException {
        assertThat(entry("workload: orders").style()).isEqualTo("paused");
    }

    @Test
    void the_register_shows_the_first_sentence_of_a_description() throws InvalidContractException {
        assertThat(entry("workload: orders\ndescription: Orders are placed. And more.")
                        .inShort())
                .isEqualTo("Orders are placed.");
        assertThat(entry("workload: orders").inShort()).isEmpty();
    }

    private static RegisterEntry entry(String yaml, StoredFinding... findings) throws InvalidContractException {
        WorkloadContract contract = new Contracts().read(yaml.getBytes(StandardCharsets.UTF_8));
        return RegisterEntry.of(
                new Reviewed(contract, new Review().of(contract)),
                Stream.of(findings).map(ShownFinding::of).toList());
    }
}
