package dev.crossdock.work.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job to be stored.
 *
 * @param customerId whom it is about; null if nobody said
 * @param idempotencyKey null if the caller gave none
 * @param fingerprint SHA-256 of what was asked for
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, only stored.
public record NewJob(
        String id,
        String kind,
        String tenant,
        @Nullable String customerId,
        int priority,
        @Nullable Instant notBefore,
        @Nullable Instant deadline,
        String body,
        String submittedBy,
        @Nullable String idempotencyKey,
        byte[] fingerprint) {}
