package dev.crossdock.work.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A state a job came to. */
public record StepRow(
        Instant at,
        String state,
        int round,
        int attempt,
        @Nullable String detail) {}
