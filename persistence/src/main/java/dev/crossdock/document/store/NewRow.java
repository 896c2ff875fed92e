package dev.crossdock.document.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A document whose content is about to come. */
public record NewRow(
        String id,
        String mediaType,
        @Nullable String fileName,
        @Nullable String customerId,
        Instant retainUntil,
        @Nullable Long expectedBytes,
        @Nullable String expectedSha256,
        String createdBy) {}
