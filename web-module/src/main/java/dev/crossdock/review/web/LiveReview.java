package dev.crossdock.review.web;

import dev.crossdock.review.cluster.Severity;
import dev.crossdock.review.live.LastCheck;
import dev.crossdock.review.live.StoredFinding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of findings, and how the whole is.
 *
 * @param next what to send as {@code after} for the next page; null at the end
 * @param open how many findings are open, by severity
 * @param lastCheck null before the first
 */
public record LiveReview(
        List<StoredFinding> items,
        @Nullable String next,
        Map<Severity, Long> open,
        @Nullable LastCheck lastCheck) {}
