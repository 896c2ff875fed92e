package dev.crossdock.outbox.store;

/**
 * An event that waits.
 *
 * @param json the whole CloudEvent
 */
public record PendingEvent(long id, String topic, String json) {}
