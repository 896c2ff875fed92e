package dev.crossdock.identity.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stored API key, without anything that could be presented as a key. */
public record ApiKeyRow(
        long id,
        String user,
        String label,
        Instant createdAt,
        @Nullable Instant revokedAt) {}
