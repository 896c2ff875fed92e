package dev.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.crossdock.contract.Contracts;
import dev.crossdock.review.cluster.ClusterObserver;
import dev.crossdock.review.cluster.ExternalPositions;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.Limits;
import dev.crossdock.review.live.ForeignKafka;
import dev.crossdock.stack.review.scan.Draft;
import dev.crossdock.stack.review.scan.Scan;
import dev.crossdock.stack.review.scan.ScanReport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A scan of a Kafka cluster that knows nothing of this application. */
@Tag("own-stack")
class ScanIT {

    private static final ForeignKafka FOREIGN = ForeignKafka.running();

    private static final KafkaTools KAFKA = FOREIGN.tools;

    @BeforeAll
    static void aClusterThatIsMisused() {
        KAFKA.create("resize-jobs", 12, Map.of("retention.ms", "3600000"));
        KAFKA.create("scanned-letters", 2, Map.of("max.message.bytes", "4000000"));
        KAFKA.create("ledger", 4, Map.of());
        KAFKA.create("orders", 3, Map.of());
        long sixDaysAgo = Instant.now().minus(Duration.ofDays(6)).toEpochMilli();
        for (int i = 0; i < 40; i++) {
            KAFKA.send("resize-jobs", null, null, json("{\"jobId\": %d, \"attempt\": 1}", i));
            KAFKA.send("ledger", null, null, json("{\"sequenceNumber\": %d, \"amount\": 5}", i));
            KAFKA.send("orders", sixDaysAgo, "c" + i, json("{\"type\": \"placed\", \"customer\": \"c%d\"}", i));
        }
        KAFKA.send("scanned-letters", null, "d1", new byte[2_000_000]);
        KAFKA.commit("resizers", "resize-jobs", 0, 1);
        KAFKA.commit("billing", "orders", 0, 0);
    }

    @Test
    void each_misuse_is_named_with_its_evidence() throws Exception {
        assertThat(scan().misuses())
                .extracting(Finding::rule, Finding::subject)
                .contains(
                        tuple("topic-used-as-queue", "resize-jobs"),
                        tuple("large-payloads", "scanned-letters"),
                        tuple("ordered-data-without-keys", "ledger"),
                        tuple("topic-without-readers", "ledger"),
                        tuple("records-expire-unread", "billing/orders"));
    }

    @Test
    void its_drafts_are_contracts() throws Exception {
        ScanReport report = scan();

        assertThat(report.workloads())
                .extracting(Draft::workload)
                .containsExactly("ledger", "orders", "resize-jobs", "scanned-letters");
        for (Draft draft : report.workloads()) {
            assertThat(new Contracts().read(draft.yaml().getBytes(StandardCharsets.UTF_8)))
                    .isNotNull();
        }
    }

    @Test
    void the_cluster_is_the_same_afterwards() throws Exception {
        String before = KAFKA.state();

        scan();

        assertThat(KAFKA.state()).isEqualTo(before);
    }

    private static ScanReport scan() throws Exception {
        try (ClusterObserver observer =
                new ClusterObserver(Map.of("bootstrap.servers", FOREIGN.bootstrap()), Limits.ofScan())) {
            return Scan.of(observer.observe(ExternalPositions.NONE, null));
        }
    }

    private static byte[] json(String format, int number) {
        return format.formatted(number).getBytes(StandardCharsets.UTF_8);
    }
}
