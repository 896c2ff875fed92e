package dev.crossdock.erasure.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stored erasure; null times have not come yet. */
public record RequestRow(
        long id,
        String customerId,
        long revision,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant publishedAt,
        @Nullable Instant completedAt) {}
