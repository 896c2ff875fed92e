package dev.crossdock.projection.store;

import org.jspecify.annotations.Nullable;

/**
 * What was done about a dead letter.
 *
 * @param settled whether nothing is left to do about it
 * @param reason why it was refused again; null if it was not
 * @param correction the record with the value that an operator gave it; null if nobody did
 */
public record RedriveRow(
        RecordPlace place,
        boolean settled,
        @Nullable String reason,
        @Nullable Correction correction) {}
