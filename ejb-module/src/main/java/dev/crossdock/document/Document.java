package dev.crossdock.document;

import dev.crossdock.document.store.DocumentRow;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A document, for whoever asks about it.
 *
 * @param state {@code uploading}, {@code stored}, {@code removing} or {@code removed}
 * @param customerId whom it is about
 * @param damage what was wrong with its content when it was last looked at
 */
public record Document(
        String id,
        String state,
        String mediaType,
        @Nullable String fileName,
        @Nullable String customerId,
        @Nullable Long bytes,
        @Nullable String sha256,
        Instant retainUntil,
        @Nullable Instant storedAt,
        @Nullable Instant removedAt,
        @Nullable String reason,
        @Nullable String damage) {

    static Document of(DocumentRow row) {
        return new Document(
                row.id(),
                row.state().toLowerCase(Locale.ROOT),
                row.mediaType(),
                row.fileName(),
                row.customerId(),
                row.bytes(),
                row.sha256(),
                row.retainUntil(),
                row.storedAt(),
                row.removedAt(),
                row.reason(),
                row.damage());
    }

    /** Whether its content can be read. */
    public boolean stored() {
        return state.equals("stored");
    }

    /** Whether its content is gone or about to go. */
    public boolean gone() {
        return state.equals("removing") || state.equals("removed");
    }

    /**
     * What travels instead of the content.
     *
     * @throws IllegalStateException if it is not stored
     */
    public DocumentReference reference() {
        if (!stored()) {
            throw new IllegalStateException("document " + id + " is " + state);
        }
        return new DocumentReference(id, Objects.requireNonNull(bytes), Objects.requireNonNull(sha256));
    }
}
