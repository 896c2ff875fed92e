package dev.crossdock.projection.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a group stands in a partition.
 *
 * @param nextOffset the first offset without effect
 * @param newest when the last record that was applied or passed over was written; null if there was none
 */
public record Position(long nextOffset, @Nullable Instant newest) {}
