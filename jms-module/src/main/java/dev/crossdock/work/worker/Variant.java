package dev.crossdock.work.worker;

/**
 * One size of an image, encoded.
 *
 * @param size its name
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, only stored.
record Variant(String size, int width, int height, String mediaType, String extension, byte[] content) {}
