package dev.crossdock.review.cluster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one record.
 *
 * @param keyHash tells equal keys from different ones; null for a record without a key
 * @param valueBytes the size of the value; zero for a tombstone
 */
public record SampledRecord(
        int partition,
        long offset,
        Instant timestamp,
        @Nullable Long keyHash,
        int valueBytes,
        RecordContent content) {}
