package dev.crossdock.document;

import dev.crossdock.value.Checksums;
import tools.jackson.databind.JsonNode;

/**
 * Which document, and what its content must be.
 *
 * @param bytes its size
 * @param sha256 its checksum, 64 lower-case hexadecimal digits
 */
public record DocumentReference(String documentId, long bytes, String sha256) {

    public DocumentReference {
        if (documentId.isBlank()) {
            throw new IllegalArgumentException("a reference needs the id of a document");
        }
        if (!Checksums.isSha256(sha256)) {
            throw new IllegalArgumentException("expected a SHA-256 in hexadecimal, got '" + sha256 + "'");
        }
    }

    /** The reference in the data of a {@code document.stored} event. */
    public static DocumentReference of(JsonNode stored) {
        return new DocumentReference(
                stored.path("documentId").asString(""),
                stored.path("bytes").asLong(-1),
                stored.path("sha256").asString(""));
    }
}
