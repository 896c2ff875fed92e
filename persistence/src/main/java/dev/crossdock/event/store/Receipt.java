package dev.crossdock.event.store;

import dev.crossdock.event.value.EventId;

/**
 * Where an accepted event stands in Kafka.
 *
 * @param fingerprint tells a repetition from a different event under the same id
 */
public record Receipt(EventId event, String topic, int partition, long offset, long fingerprint) {}
