package dev.crossdock.review.live;

import dev.crossdock.review.cluster.Finding;
import java.util.List;

/** Every check of a cluster. */
final class LiveChecks {

    static final List<ClusterCheck> ALL = List.of(
            TopicChecks.MISSING,
            TopicChecks.UNDECLARED,
            TopicChecks.PARTITIONS,
            TopicChecks.CLEANUP,
            TopicChecks.RETENTION,
            TopicChecks.RETENTION_SIZE,
            TopicChecks.TOMBSTONES,
            TopicChecks.DEAD_LETTERS,
            TopicChecks.REPLICATION,
            TopicChecks.MIN_IN_SYNC,
            TopicChecks.MAX_MESSAGE,
            TopicChecks.OUT_OF_SYNC,
            GroupChecks.EXPIRY,
            GroupChecks.OUTAGE,
            GroupChecks.UNDECLARED,
            GroupChecks.NEVER_READ,
            RecordChecks.MAX,
            RecordChecks.P99,
            RecordChecks.P50,
            RecordChecks.KEYS,
            RecordChecks.SKEW,
            RecordChecks.RATE,
            UsageChecks.SINGLE_READER,
            UsageChecks.QUEUE);

    private LiveChecks() {}

    /** What is not as it was declared on this cluster. */
    static List<Finding> check(Situation situation) {
        return ALL.stream().flatMap(check -> check.look().apply(situation)).toList();
    }
}
