package dev.crossdock.document;

import dev.crossdock.document.ContentRefusedException.Reason;
import dev.crossdock.value.Checksums;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Cuts a stream into parts, of which only the last may be short, and knows its length and checksum at the end. */
final class PartReader {

    /** Hashed as they come, while they are in the processor's cache. */
    private static final int SLICE = 16 << 10;

    private final InputStream in;
    private final long limit;
    private final MessageDigest digest = Checksums.digest();
    private long bytes;

    /**
     * Reads from a stream.
     *
     * @param limit the most bytes that are taken
     */
    PartReader(InputStream in, long limit) {
        this.in = in;
        this.limit = limit;
    }

    /**
     * Fills a part.
     *
     * @return how many bytes of it are filled; fewer than it has room for at the end of the stream only
     * @throws ContentRefusedException if there is more than the limit
     * @throws IOException if whoever sends broke off
     */
    int fill(byte[] part) throws IOException, ContentRefusedException {
        int filled = 0;
        int count = 0;
        while (count >= 0 && filled < part.length) {
            count = in.read(part, filled, Math.min(SLICE, part.length - filled));
            if (count > 0) {
                digest.update(part, filled, count);
                filled += count;
            }
        }
        bytes += filled;
        if (bytes > limit) {
            throw new ContentRefusedException(
                    Reason.TOO_LARGE, "The limit is " + limit + " bytes; cut it into several documents.");
        }
        return filled;
    }

    /** What came; to be asked once, at the end. */
    Received received() {
        return new Received(bytes, Checksums.hex(digest.digest()));
    }
}
