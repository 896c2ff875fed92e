package dev.crossdock.erasure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one store says about an erasure: a line of the certificate.
 *
 * @param kind a word of {@link PersonalDataStore.Kind}
 * @param state {@code open}, {@code confirmed}, or {@code expires} for a topic that drops its records by itself
 * @param expiresAt when the last record about the person is dropped by itself
 * @param check how it was checked, or what is waited for
 */
public record StoreConfirmation(
        String store,
        String kind,
        String state,
        @Nullable Instant confirmedAt,
        @Nullable Instant expiresAt,
        String check) {

    static final String OPEN = "open";
    static final String CONFIRMED = "confirmed";
    static final String EXPIRES = "expires";

    /** Whether it is not known yet that nothing is left. */
    @JsonIgnore
    public boolean isOpen() {
        return state.equals(OPEN);
    }
}
