package dev.crossdock.stack.review.scan;

import static dev.crossdock.review.cluster.ClusterBuilder.aCluster;
import static dev.crossdock.review.cluster.ClusterBuilder.aGroup;
import static dev.crossdock.review.cluster.ClusterBuilder.aTopic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.InvalidContractException;
import dev.crossdock.contract.Needs;
import dev.crossdock.contract.Transport;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.review.cluster.ClusterBuilder;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ScanTest {

    private static final String EVENT = "{\"type\": \"order.placed\", \"customerId\": \"c#\", \"email\": \"e\"}";
    private static final String LOG = "{\"level\": \"INFO\", \"message\": \"started in # ms\"}";

    @Test
    void events_with_keys_and_readers_are_used_well() {
        ScanReport report = Scan.of(aCluster()
                .with(aTopic("order-events")
                        .partitions(3)
                        .set("retention.ms", 2_592_000_000L)
                        .records(30, "c#", EVENT))
                .with(aGroup("billing").at("order-events", 30))
                .with(aGroup("fraud").at("order-events", 30))
                .build());

        assertThat(report.misuses()).isEmpty();
        assertThat(report.isTrouble()).isFalse();
    }

    @Test
    void each_misuse_is_named() {
        ScanReport report = Scan.of(misused().build());

        assertThat(report.misuses())
                .extracting(Finding::rule, Finding::subject, Finding::severity)
                .contains(
                        tuple("topic-used-as-queue", "email-jobs", Severity.WARNING),
                        tuple("large-payloads", "scans", Severity.WARNING),
                        tuple("ordered-data-without-keys", "ledger", Severity.WARNING),
                        tuple("logs-beside-events", "app-logs", Severity.WARNING),
                        tuple("single-partition-hot", "clicks", Severity.WARNING),
                        tuple("topic-without-readers", "ledger", Severity.INFO),
                        tuple("created-with-defaults", "ledger", Severity.WARNING),
                        tuple("compacted-without-keys", "settings", Severity.CRITICAL),
                        tuple("records-expire-unread", "slow/order-events", Severity.CRITICAL),
                        tuple("records-expired-unread", "lost/scans", Severity.CRITICAL));
        assertThat(report.misuses()).first().extracting(Finding::severity).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void the_evidence_of_unkeyed_order_tells_how_scattered_the_sequence_is() {
        assertThat(Scan.of(misused().build()).misuses())
                .filteredOn(finding -> finding.rule().equals("ordered-data-without-keys"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence())
                        .containsEntry("sequenceField", "sequence")
                        .containsEntry("neighboursInOtherPartitions", "29 of 29")
                        .containsEntry("keyless", "100%"));
    }

    @Test
    void every_draft_is_a_valid_contract() {
        assertThat(Scan.of(misused().build()).workloads()).hasSizeGreaterThan(5).allSatisfy(draft -> {
            assertThat(read(draft).workload()).isEqualTo(draft.workload());
            assertThat(draft.ask()).isNotEmpty();
            assertThat(draft.inferred())
                    .allSatisfy(inference -> assertThat(inference.evidence()).isNotBlank());
        });
    }

    @Test
    void a_draft_says_what_the_cluster_tells_and_asks_for_the_rest() {
        Draft draft = draft("order-events", misused());

        WorkloadContract contract = read(draft);

        assertThat(contract.needs().data()).isEqualTo(Needs.Data.BUSINESS_EVENTS);
        assertThat(contract.needs().independentReaders()).isTrue();
        assertThat(contract.needs().replay()).isNull();
        assertThat(contract.needs().retention()).isEqualTo(Duration.ofDays(7));
        assertThat(contract.topics().get(0).key()).isEqualTo("customerId");
        assertThat(contract.personalData().fields()).containsExactly("/email");
        assertThat(contract.transport(Transport.Kafka.class).orElseThrow().deadLetters())
                .isNotNull();
        assertThat(draft.ask()).extracting(Draft.Question::place).contains("/owner", "/needs/replay");
        assertThat(draft.yaml()).contains("# inferred:", "# ask: owner");
    }

    @Test
    void a_queue_is_drafted_as_work_with_priorities() {
        WorkloadContract contract = read(draft(
                "email",
                aCluster()
                        .with(aTopic("email.high")
                                .set("retention.ms", 3_600_000)
                                .records(30, null, "{\"jobId\": #}"))
                        .with(aTopic("email.low"))
                        .with(aGroup("mailers").at("email.high", 30))));

        assertThat(contract.needs().oneJobOneWorker()).isTrue();
        assertThat(contract.needs().priority()).isTrue();
        assertThat(contract.needs().data()).isEqualTo(Needs.Data.COMMANDS);
        assertThat(contract.topics()).hasSize(2);
    }

    @Test
    void topics_of_tools_are_skipped_with_a_reason() {
        ScanReport report = Scan.of(aCluster()
                .with(aTopic("_schemas"))
                .with(aTopic("fraud-store-changelog"))
                .build());

        assertThat(report.workloads()).isEmpty();
        assertThat(report.skipped()).containsOnlyKeys("_schemas", "fraud-store-changelog");
    }

    @Test
    void large_numbers_fit_into_a_contract() {
        Draft draft = draft(
                "big",
                aCluster()
                        .with(aTopic("big")
                                .set("retention.bytes", Long.MAX_VALUE / 2)
                                .set("max.message.bytes", Integer.MAX_VALUE)
                                .set("retention.ms", Long.MAX_VALUE)
                                .record("k", "x".repeat(2_000_001))));

        assertThat(read(draft).needs().payload().max().bytes()).isBetween(2_000_001L, 2_001_000L);
    }

    @Test
    void names_that_differ_in_case_or_signs_give_different_workloads() {
        ScanReport report = Scan.of(aCluster()
                .with(aTopic("Order.Events"))
                .with(aTopic("order-events"))
                .with(aTopic("1st"))
                .build());

        assertThat(report.workloads())
                .extracting(Draft::workload)
                .containsExactlyInAnyOrder("topic-1st", "order-events", "order-events-2");
    }

    @Test
    void every_rule_is_documented() throws IOException {
        String page = Files.readString(Path.of("../../docs/live-check.md"));

        assertThat(Misuses.ALL.stream().map(misuse -> misuse.rule().id()))
                .allSatisfy(rule -> assertThat(page).contains("`" + rule + "`"));
    }

    private static ClusterBuilder misused() {
        return aCluster()
                .brokers(3)
                .defaultPartitions(4)
                .with(aTopic("order-events").records(30, "c#", EVENT).offsets(0, 100))
                .with(aTopic("order-events.dlq.billing").set("retention.ms", 7_776_000_000L))
                .with(aGroup("billing").at("order-events", 100))
                .with(aGroup("slow").behind("order-events", 3, Duration.ofDays(6)))
                .with(aTopic("email-jobs")
                        .partitions(12)
                        .set("retention.ms", 3_600_000)
                        .records(30, null, "{\"jobId\": #, \"attempt\": 1}"))
                .with(aGroup("mailers").at("email-jobs", 30).members(12))
                .with(aTopic("scans").record("d", "x".repeat(300_000)).offsets(10, 12))
                .with(aGroup("lost").at("scans", 4))
                .with(aTopic("ledger").partitions(4).records(30, null, "{\"sequence\": #, \"amount\": 3}"))
                .with(aTopic("app-logs").set("retention.ms", 1).records(30, null, LOG))
                .with(aTopic("settings").set("cleanup.policy", "compact").record(null, "{}"))
                .with(fastClicks());
    }

    private static ClusterBuilder.Topic fastClicks() {
        ClusterBuilder.Topic clicks =
                aTopic("clicks").set("retention.ms", 86_400_000L).offsets(0, 5_000);
        return clicks.every(Duration.ofMillis(1)).records(200, "s#", "{\"page\": #}");
    }

    private static Draft draft(String workload, ClusterBuilder cluster) {
        return Scan.of(cluster.build()).workloads().stream()
                .filter(draft -> draft.workload().equals(workload.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }

    private static WorkloadContract read(Draft draft) {
        try {
            return new Contracts().read(draft.yaml().getBytes(StandardCharsets.UTF_8));
        } catch (InvalidContractException e) {
            throw new AssertionError(e.getMessage() + "\n" + draft.yaml(), e);
        }
    }
}
