package dev.crossdock.document.web;

import dev.crossdock.document.Document;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a sender is told.
 *
 * @param self where the content is
 * @param sha256 its checksum in hexadecimal
 */
public record StoredDocument(
        String id,
        String self,
        String mediaType,
        @Nullable Long bytes,
        @Nullable String sha256,
        Instant retainUntil) {

    static StoredDocument of(Document document) {
        return new StoredDocument(
                document.id(),
                "/api/documents/" + document.id(),
                document.mediaType(),
                document.bytes(),
                document.sha256(),
                document.retainUntil());
    }
}
