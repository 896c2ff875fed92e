package dev.crossdock.outbox;

/**
 * What a relay has not brought yet.
 *
 * @param oldestSeconds since when the oldest of it waits; 0 if nothing waits
 */
public record RelayBacklog(String relay, long waiting, double oldestSeconds) {}
