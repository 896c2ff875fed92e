package dev.crossdock.bench;

import java.io.InputStream;
import java.util.SplittableRandom;

/** Content of a length that costs nothing to make and does not compress. */
public final class RandomContent extends InputStream {

    private static final byte[] BLOCK = new byte[1 << 20];

    static {
        new SplittableRandom(1).nextBytes(BLOCK);
    }

    private final long length;
    private long read;

    /** Content of so many bytes. */
    public RandomContent(long length) {
        this.length = length;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int wanted) {
        if (read >= length) {
            return -1;
        }
        int place = (int) (read % BLOCK.length);
        int count = (int) Math.min(Math.min(wanted, length - read), BLOCK.length - place);
        System.arraycopy(BLOCK, place, buffer, offset, count);
        read += count;
        return count;
    }
}
