package dev.crossdock.document;

import dev.crossdock.value.Checksums;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Content that is checked while it is read. Its last bytes are given out only when all of it turned out to be what it must
 * be, so that whoever reads to the end has read the right thing.
 */
final class VerifiedStream extends InputStream {

    private static final int COPY_BUFFER = 128 << 10;

    private final InputStream in;
    private final DocumentReference reference;
    private final Consumer<@Nullable String> verdict;
    private final MessageDigest digest = Checksums.digest();
    private long read;
    private boolean judged;

    /**
     * Reads content.
     *
     * @param verdict told once how the check went: what is wrong, or null
     */
    VerifiedStream(InputStream in, DocumentReference reference, Consumer<@Nullable String> verdict) {
        this.in = in;
        this.reference = reference;
        this.verdict = verdict;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count > 0) {
            digest.update(buffer, offset, count);
            read += count;
        }
        if (!judged && (count < 0 || read >= reference.bytes())) {
            judge(count);
        }
        return count;
    }

    private void judge(int count) throws IOException {
        judged = true;
        if (count < 0 || read > reference.bytes() || in.read() >= 0) {
            throw altered("it has " + (count < 0 ? read : "more than " + reference.bytes()) + " bytes, not "
                    + reference.bytes());
        }
        String actual = Checksums.hex(digest.digest());
        if (!actual.equals(reference.sha256())) {
            throw altered("its SHA-256 is " + actual + ", not " + reference.sha256());
        }
        verdict.accept(null);
    }

    private ContentMismatchException altered(String how) {
        verdict.accept(how);
        return new ContentMismatchException(
                "the content of document " + reference.documentId() + " was altered: " + how);
    }

    /** In larger pieces than the platform's own: each costs a call to the hash, the server and the socket. */
    @Override
    public long transferTo(OutputStream out) throws IOException {
        byte[] buffer = new byte[COPY_BUFFER];
        long copied = 0;
        for (int count = read(buffer); count >= 0; count = read(buffer)) {
            out.write(buffer, 0, count);
            copied += count;
        }
        return copied;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
