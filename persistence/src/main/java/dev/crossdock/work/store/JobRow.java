package dev.crossdock.work.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One job.
 *
 * @param customerId whom it is about
 * @param body what is to be done, JSON
 * @param state QUEUED, RUNNING, RETRYING, DONE or DEAD
 * @param round how often it was queued
 * @param attempts how often it was begun in this round
 * @param reason why it is retried or dead
 * @param result what came of it, JSON
 * @param leased whether a worker has it
 */
public record JobRow(
        String id,
        String kind,
        String tenant,
        @Nullable String customerId,
        int priority,
        @Nullable Instant notBefore,
        @Nullable Instant deadline,
        String body,
        String state,
        int round,
        int attempts,
        @Nullable String reason,
        @Nullable String result,
        String submittedBy,
        Instant submittedAt,
        Instant changedAt,
        boolean leased) {}
