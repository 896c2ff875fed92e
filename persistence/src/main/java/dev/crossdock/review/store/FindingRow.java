package dev.crossdock.review.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored finding.
 *
 * @param openedAt since when it is open, or was open the last time
 * @param occurrences how often it opened
 */
public record FindingRow(
        long id,
        SeenFinding seen,
        Instant firstSeen,
        Instant openedAt,
        Instant lastSeen,
        @Nullable Instant resolvedAt,
        int occurrences) {}
