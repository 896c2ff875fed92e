package dev.crossdock.review.live;

import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.Severity;
import dev.crossdock.review.store.FindingRow;
import dev.crossdock.review.store.SeenFinding;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A finding with its history.
 *
 * @param cluster the cluster of Kafka it is about; null if it is about none
 * @param openedAt since when it is open, or was open the last time
 * @param resolvedAt null while it is open
 * @param occurrences how often it opened
 */
public record StoredFinding(
        long id,
        @Nullable String cluster,
        String rule,
        Severity severity,
        String subject,
        @Nullable String workload,
        String summary,
        Map<String, Object> evidence,
        String advice,
        Instant firstSeen,
        Instant openedAt,
        Instant lastSeen,
        @Nullable Instant resolvedAt,
        int occurrences) {

    private static final TypeReference<Map<String, Object>> FIGURES = new TypeReference<>() {};

    static StoredFinding of(FindingRow row) {
        SeenFinding seen = row.seen();
        return new StoredFinding(
                row.id(),
                seen.cluster(),
                seen.rule(),
                Severity.of(seen.severity()),
                seen.subject(),
                seen.workload(),
                seen.summary(),
                JsonMapper.shared().readValue(seen.evidence(), FIGURES),
                seen.advice(),
                row.firstSeen(),
                row.openedAt(),
                row.lastSeen(),
                row.resolvedAt(),
                row.occurrences());
    }

    /** What was found the last time. */
    Finding finding() {
        return new Finding(rule, severity, subject, workload, summary, evidence, advice);
    }
}
