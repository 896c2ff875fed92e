package dev.crossdock.erasure.store;

import jakarta.persistence.Embeddable;

/** Where a partition ended when the erasure stood in its own topic. */
@Embeddable
public record Fence(String topic, int partition, long endOffset) {}
