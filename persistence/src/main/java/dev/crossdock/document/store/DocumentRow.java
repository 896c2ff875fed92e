package dev.crossdock.document.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One document.
 *
 * @param id also the key of its content
 * @param state UPLOADING, STORED, REMOVING or REMOVED
 * @param customerId whom it is about
 * @param expectedBytes what the sender of a resumable upload announced
 * @param uploadId the multipart upload of a resumable upload
 * @param touchedAt when something of its content came last
 * @param reason why it was removed
 * @param damage what was wrong with its content
 */
public record DocumentRow(
        String id,
        String state,
        String mediaType,
        @Nullable String fileName,
        @Nullable String customerId,
        Instant retainUntil,
        @Nullable Long expectedBytes,
        @Nullable String expectedSha256,
        @Nullable String uploadId,
        @Nullable Long bytes,
        @Nullable String sha256,
        String createdBy,
        Instant touchedAt,
        @Nullable Instant storedAt,
        @Nullable Instant removedAt,
        @Nullable String reason,
        @Nullable String damage) {}
