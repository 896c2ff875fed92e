package dev.crossdock.document;

/**
 * Content that was stored.
 *
 * @param mediaType such as {@code image/png}
 * @param bytes its size
 */
public record StoredContent(ContentReference reference, String mediaType, long bytes) {}
