package dev.crossdock.review.store;

import org.jspecify.annotations.Nullable;

/** A finding as a check has just seen it; evidence is a JSON object. */
public record SeenFinding(
        String rule,
        String severity,
        String subject,
        @Nullable String workload,
        String summary,
        String evidence,
        String advice) {}
