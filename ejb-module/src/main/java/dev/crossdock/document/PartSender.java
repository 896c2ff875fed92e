package dev.crossdock.document;

import dev.crossdock.document.ContentStore.Part;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Sends the parts of one multipart upload, a few at a time, while the next one is being filled. It owns as many buffers as
 * parts may be on their way and one more, which bounds what an upload takes of the memory.
 */
final class PartSender implements AutoCloseable {

    /** What every part but the last one has; ten thousand of these are more than any contract allows. */
    static final int PART = 8 << 20;

    /** How many are on their way while one is filled. */
    static final int IN_FLIGHT = 2;

    private final ContentStore store;
    private final ExecutorService executor;
    private final String key;
    private final String uploadId;
    private final Deque<Sending> underWay = new ArrayDeque<>();
    private final List<Part> sent;

    /** A part on its way, and the buffer that is free when it has arrived. */
    private record Sending(Future<Part> part, byte[] buffer) {}

    /**
     * Goes on with an upload.
     *
     * @param before the parts that the store has
     */
    PartSender(ContentStore store, ExecutorService executor, String key, String uploadId, List<Part> before) {
        this.store = store;
        this.executor = executor;
        this.key = key;
        this.uploadId = uploadId;
        this.sent = new ArrayList<>(before);
    }

    /**
     * A buffer to fill, once one is free.
     *
     * @throws StoreUnavailableException if the store did not take one of the parts before
     */
    byte[] buffer() throws StoreUnavailableException, IOException {
        return underWay.size() < IN_FLIGHT ? new byte[PART] : arrived();
    }

    /** Sends the next part; its buffer is not the caller's any more. */
    void send(byte[] buffer, int length) {
        int number = sent.size() + underWay.size() + 1;
        underWay.add(new Sending(executor.submit(() -> store.part(key, uploadId, number, buffer, length)), buffer));
    }

    /** Waits until the store has all parts. */
    List<Part> finish() throws StoreUnavailableException, IOException {
        while (!underWay.isEmpty()) {
            arrived();
        }
        return List.copyOf(sent);
    }

    private byte[] arrived() throws StoreUnavailableException, IOException {
        Sending oldest = underWay.remove();
        try {
            sent.add(oldest.part().get());
            return oldest.buffer();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a part was on its way");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreUnavailableException unavailable) {
                throw unavailable;
            }
            throw new IllegalStateException("part of " + key + " failed", e.getCause());
        }
    }

    /** Nothing is on its way any more afterwards, so that an upload can be aborted for good. */
    @Override
    public void close() {
        for (Sending sending : underWay) {
            try {
                sending.part().get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException alreadyFailing) {
                // Whoever closes this without having finished knows of a failure already.
            }
        }
    }
}
