package dev.crossdock.stack.review.scan;

import dev.crossdock.review.cluster.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a scan found.
 *
 * @param sampled records looked at
 * @param workloads a draft of a contract for each family of topics
 * @param misuses what Kafka is not good at and is used for, the worst first
 * @param skipped topics without a draft, with the reason
 */
public record ScanReport(
        Instant at,
        String clusterId,
        int brokers,
        int topics,
        int groups,
        int sampled,
        List<Draft> workloads,
        List<Finding> misuses,
        Map<String, String> skipped) {

    public ScanReport {
        workloads = List.copyOf(workloads);
        misuses = List.copyOf(misuses);
        skipped = Map.copyOf(skipped);
    }

    /** Whether somebody should do something. */
    public boolean isTrouble() {
        return misuses.stream().anyMatch(misuse -> misuse.severity().isTrouble());
    }
}
