package dev.crossdock.work.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message that has to be sent, with what its headers are made of. */
public record JobMessage(
        long id,
        String jobId,
        int round,
        String address,
        @Nullable String reason,
        String kind,
        String tenant,
        int priority,
        @Nullable Instant notBefore) {}
