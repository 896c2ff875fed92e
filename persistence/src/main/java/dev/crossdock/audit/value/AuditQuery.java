package dev.crossdock.audit.value;

import org.jspecify.annotations.Nullable;

/** Which acts are asked for; null asks for any. */
public record AuditQuery(
        @Nullable String action,
        @Nullable String actor,
        @Nullable String subject) {}
