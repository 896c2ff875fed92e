package dev.crossdock.activity.value;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A conversation whose newest interaction is not closed, as that one leaves it. */
public record OpenIssue(
        String conversationId,
        String status,
        String category,
        @Nullable String subject,
        Instant lastAt) {}
