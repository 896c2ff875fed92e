package dev.crossdock.document;

/**
 * Content as it came.
 *
 * @param sha256 its checksum in hexadecimal
 */
record Received(long bytes, String sha256) {}
