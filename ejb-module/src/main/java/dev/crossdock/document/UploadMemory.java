package dev.crossdock.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Bounds what all uploads together take of the memory; who comes when it is used up waits a little, then is sent away. */
@ApplicationScoped
class UploadMemory {

    private static final int MIB = 1 << 20;
    private static final int MIB_OF_AN_UPLOAD = (PartSender.IN_FLIGHT + 1) * PartSender.PART / MIB;
    private static final int TIMEOUT_SECONDS = 10;

    private final Semaphore free;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected UploadMemory() {
        free = null;
    }

    @Inject
    UploadMemory(@ConfigProperty(name = "crossdock.documents.upload-memory-mib", defaultValue = "120") int mib) {
        free = new Semaphore(Math.max(mib, MIB_OF_AN_UPLOAD), true);
    }

    /** Some memory. */
    interface Share extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Takes what an upload needs.
     *
     * @param bytes how long it is; negative if nobody knows
     * @throws TooManyUploadsException if others do not give it back in time
     */
    Share take(long bytes) throws TooManyUploadsException {
        int share = bytes < 0 || bytes >= PartSender.PART ? MIB_OF_AN_UPLOAD : (int) (bytes / MIB) + 1;
        try {
            if (free.tryAcquire(share, TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                return () -> free.release(share);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new TooManyUploadsException();
    }
}
