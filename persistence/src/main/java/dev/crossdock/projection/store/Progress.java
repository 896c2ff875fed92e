package dev.crossdock.projection.store;

import java.time.Instant;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One partition's step forward, written with the effects it stands for.
 *
 * @param partition the partition
 * @param nextOffset the new first offset without effect
 * @param deadLettered records of the step that went to the dead letters
 * @param newest when the last record of the step was written; null for a step without records
 */
public record Progress(
        TopicPartition partition,
        long nextOffset,
        long deadLettered,
        @Nullable Instant newest) {}
