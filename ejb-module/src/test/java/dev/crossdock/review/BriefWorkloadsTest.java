package dev.crossdock.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.InvalidContractException;
import dev.crossdock.contract.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The nine workloads of the first architecture review come out as that review decided them. */
class BriefWorkloadsTest {

    private final Contracts contracts = new Contracts();
    private final Review review = new Review();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
                    1-customer-changes,      kafka-topic,                      replayable-fan-out,                                  true
                    2-legacy-replication,    kafka-topic kafka-connect,        replayable-fan-out continuous-stream source-of-changes, true
                    3-application-logs,      database-projection kafka-topic,  indexed-queries continuous-stream,                   true
                    4-fraud-decisions,       kafka-topic stream-processor,     replayable-fan-out continuous-stream stateful-processing, true
                    5-background-work,       queue-broker,                     one-worker,                                          false
                    6-daily-warehouse-batch, batch-job,                        scheduled-batch,                                     false
                    7-large-documents,       object-storage-reference,         large-payloads,                                      false
                    8-limited-stock-sale,    sequencer,                        strict-global-order,                                 false
                    9-support-queries,       database-projection,              indexed-queries,                                     false
                    """)
    void is_decided_as_the_review_decided(String workload, String recommendation, String decidedBy, boolean fits)
            throws InvalidContractException {
        Report report =
                review.of(contracts.read(Resources.bytes("dev/crossdock/review/brief/" + workload + ".workload.yaml")));

        assertThat(String.join(" ", report.recommendation())).isEqualTo(recommendation);
        assertThat(String.join(" ", report.decidedBy())).isEqualTo(decidedBy);
        assertThat(report.isFailed()).isEqualTo(!fits);
        assertThat(report.mistakes().isEmpty()).isEqualTo(fits);
        assertThat(report.changes().isEmpty()).isEqualTo(fits);
    }
}
