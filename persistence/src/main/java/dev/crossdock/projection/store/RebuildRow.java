package dev.crossdock.projection.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The stored report of one rebuild. */
public record RebuildRow(
        long id,
        String group,
        RebuildState state,
        long recordsRead,
        long rows,
        double seconds,
        @Nullable String hashBefore,
        @Nullable String hashAfter,
        @Nullable String error,
        Instant startedAt) {}
