package dev.crossdock.stack.review.scan;

import dev.crossdock.review.cluster.ClusterSnapshot;
import dev.crossdock.review.cluster.Finding;
import java.util.Comparator;

/** Concludes from a look at a cluster what its workloads are and how they misuse it; pure. */
public final class Scan {

    private Scan() {}

    /** Draws the conclusions. */
    public static ScanReport of(ClusterSnapshot cluster) {
        Families families = Families.of(cluster);
        return new ScanReport(
                cluster.at(),
                cluster.clusterId(),
                cluster.brokers(),
                cluster.topics().size(),
                cluster.groups().size(),
                cluster.topics().values().stream()
                        .mapToInt(topic -> topic.sample().count())
                        .sum(),
                families.all().stream()
                        .map(family -> Drafts.of(cluster, family))
                        .toList(),
                Misuses.in(cluster).stream()
                        .sorted(Comparator.comparing(Finding::severity)
                                .thenComparing(Finding::rule)
                                .thenComparing(Finding::subject))
                        .toList(),
                families.skipped());
    }
}
