package dev.crossdock.erasure.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored line of a certificate.
 *
 * @param state {@code open}, {@code confirmed} or {@code expires}
 * @param how how it was checked, or what is waited for
 */
public record ConfirmationRow(
        String store,
        String kind,
        String state,
        @Nullable Instant confirmedAt,
        @Nullable Instant expiresAt,
        String how) {}
