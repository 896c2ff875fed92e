package dev.crossdock.document;

import dev.crossdock.value.Moment;

/**
 * Content is gone from the object store.
 *
 * @param reason a {@link RemovalReason} by its word
 */
public record DocumentRemoved(String documentId, String reason, Moment removedAt) implements DocumentEvent {}
