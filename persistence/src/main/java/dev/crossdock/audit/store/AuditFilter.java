package dev.crossdock.audit.store;

import org.jspecify.annotations.Nullable;

/** Which rows are asked for; null asks for any. */
public record AuditFilter(
        @Nullable String action,
        @Nullable String actor,
        @Nullable String subject) {}
