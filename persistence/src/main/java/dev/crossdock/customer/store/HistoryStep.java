package dev.crossdock.customer.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A revision beside the one before it; profiles are JSON texts. */
public record HistoryStep(
        long revision,
        Instant occurredAt,
        List<String> changedFields,
        @Nullable String before,
        String after) {}
