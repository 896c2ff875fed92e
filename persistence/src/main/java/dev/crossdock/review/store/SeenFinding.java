package dev.crossdock.review.store;

import org.jspecify.annotations.Nullable;

/**
 * A finding as a check has just seen it; evidence is a JSON object.
 *
 * @param cluster the cluster of Kafka it is about; null if it is about none
 */
public record SeenFinding(
        @Nullable String cluster,
        String rule,
        String severity,
        String subject,
        @Nullable String workload,
        String summary,
        String evidence,
        String advice) {}
