package dev.crossdock.projection.store;

/**
 * One partition's step forward, written with the effects it stands for.
 *
 * @param partition the partition
 * @param nextOffset the new first offset without effect
 * @param deadLettered records of the step that went to the dead letters
 */
public record Progress(int partition, long nextOffset, long deadLettered) {}
