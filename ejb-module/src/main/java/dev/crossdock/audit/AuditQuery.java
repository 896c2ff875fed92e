package dev.crossdock.audit;

import org.jspecify.annotations.Nullable;

/** Which acts are asked for; null asks for any. */
public record AuditQuery(
        @Nullable AuditAction action,
        @Nullable String actor,
        @Nullable String subject) {}
