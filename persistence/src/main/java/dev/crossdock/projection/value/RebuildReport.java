package dev.crossdock.projection.value;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a rebuild did.
 *
 * @param rows living rows in the rebuilt tables
 * @param hashBefore content of the tables that served until the swap
 * @param hashAfter content of the rebuilt tables at the same position of the topic
 * @param equal whether both are the same, that is, nothing was wrong
 */
public record RebuildReport(
        long id,
        String group,
        RebuildState state,
        long recordsRead,
        long rows,
        double seconds,
        @Nullable String hashBefore,
        @Nullable String hashAfter,
        boolean equal,
        @Nullable String error,
        Instant startedAt) {}
