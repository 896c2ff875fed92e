package dev.crossdock.outbox;

/**
 * Something is left for a relay; it is woken once the transaction has committed.
 *
 * @param relay its name
 */
public record Appended(String relay) {}
