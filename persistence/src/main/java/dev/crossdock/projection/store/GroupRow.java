package dev.crossdock.projection.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is stored about one consumer group, with its counters summed over the partitions.
 *
 * @param redriven how many of the dead letters are settled since
 */
public record GroupRow(
        String name,
        DesiredState desiredState,
        @Nullable String lastError,
        @Nullable Instant lastErrorAt,
        long applied,
        long skipped,
        long deadLettered,
        long redriven,
        @Nullable Instant lastAppliedAt,
        boolean rebuilding) {}
