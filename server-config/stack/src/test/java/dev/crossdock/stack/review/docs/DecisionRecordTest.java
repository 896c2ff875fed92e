package dev.crossdock.stack.review.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.review.Review;
import org.junit.jupiter.api.Test;

class DecisionRecordTest {

    @Test
    void a_record_names_the_rule_that_decided_and_its_version() {
        assertThat(page(Described.work())).contains("(`queue-broker`), decided by `one-worker` of the rules 1.0.");
    }

    @Test
    void what_is_not_answered_stays_open() {
        assertThat(page(Described.work()))
                .contains("| Urgent records overtake | not said |", "**Questions**", "unknown: ")
                .doesNotContain("nothing is open");
    }

    @Test
    void without_a_decision_the_record_says_so() {
        assertThat(page(Described.contract("workload: idea"))).contains("Nothing is decided yet");
    }

    @Test
    void a_transport_that_does_not_fit_is_told_what_would_have_to_change() {
        String page =
                page(Described.contract("workload: jobs\nneeds: {oneJobOneWorker: true, independentReaders: false,"
                        + " replay: false, continuousStream: false}\ntransport: kafka-topic"));

        assertThat(page).contains("failed: ", "**Common mistakes**", "**What would have to change**");
    }

    @Test
    void everything_that_is_created_is_listed() {
        assertThat(page(Described.work()))
                .contains(
                        "- queue `emails`, for kind = 'email' AND size &lt; 10, then to `dlq.emails`",
                        "- bucket `documents`, content stays for 60d",
                        "- job `nightly`, at 0 2 * * *");
        assertThat(page(Described.sale()))
                .contains("- one order, given by sale-authority, from sale-requests to sale-decisions");
        assertThat(page(Described.logs()))
                .contains(
                        "- topic `application-logs`, 3 partitions, records expire after 3d or 2GiB per partition",
                        "- connector `log-sink`");
    }

    private static String page(WorkloadContract contract) {
        return GeneratedDocuments.decision(contract, new Review().of(contract));
    }
}
