package dev.crossdock.projection.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is stored about one consumer group, with its counters summed over the partitions. */
public record GroupRow(
        String name,
        String desiredState,
        @Nullable String lastError,
        @Nullable Instant lastErrorAt,
        long applied,
        long skipped,
        long deadLettered,
        @Nullable Instant lastAppliedAt,
        boolean rebuilding) {}
