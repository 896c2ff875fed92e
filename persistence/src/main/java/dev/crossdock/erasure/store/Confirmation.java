package dev.crossdock.erasure.store;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a store says about an erasure: a line of the certificate.
 *
 * @param state {@code open}, {@code confirmed} or {@code expires}
 * @param how how it was checked, or what is waited for
 */
@Embeddable
public record Confirmation(
        String kind,
        String state,
        @Nullable Instant confirmedAt,
        @Nullable Instant expiresAt,
        String how) {

    private static final String OPEN = "open";

    boolean isOpen() {
        return state.equals(OPEN);
    }
}
