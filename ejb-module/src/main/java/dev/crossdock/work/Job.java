package dev.crossdock.work;

import dev.crossdock.work.store.JobRow;
import dev.crossdock.work.store.StepRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A job and its history, for those who asked for it; what it is about is not repeated to them.
 *
 * @param round how often it was queued
 * @param attempts how often a worker began it in this round
 * @param reason why it is retried or dead
 * @param result what came of it
 */
public record Job(
        String id,
        String kind,
        String tenant,
        int priority,
        @Nullable Instant notBefore,
        @Nullable Instant deadline,
        JobState state,
        int round,
        int attempts,
        @Nullable String reason,
        @Nullable JsonNode result,
        String submittedBy,
        Instant submittedAt,
        Instant changedAt,
        List<Step> history) {

    /** A state it came to. */
    public record Step(
            Instant at,
            JobState state,
            int round,
            int attempt,
            @Nullable String detail) {}

    static Job of(JobRow row, List<StepRow> steps) {
        return new Job(
                row.id(),
                row.kind(),
                row.tenant(),
                row.priority(),
                row.notBefore(),
                row.deadline(),
                JobState.valueOf(row.state()),
                row.round(),
                row.attempts(),
                row.reason(),
                row.result() == null ? null : JsonMapper.shared().readTree(row.result()),
                row.submittedBy(),
                row.submittedAt(),
                row.changedAt(),
                steps.stream()
                        .map(step -> new Step(
                                step.at(), JobState.valueOf(step.state()), step.round(), step.attempt(), step.detail()))
                        .toList());
    }
}
