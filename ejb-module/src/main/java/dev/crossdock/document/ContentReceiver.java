package dev.crossdock.document;

import dev.crossdock.document.ContentRefusedException.Reason;
import dev.crossdock.document.ContentStore.Part;
import dev.crossdock.value.Checksums;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Brings a stream into the object store: in one piece if it is small, else in parts, with bounded memory either way. */
@ApplicationScoped
class ContentReceiver {

    private static final Logger LOG = Logger.getLogger(ContentReceiver.class.getName());
    private static final long BETWEEN_SIGNS_OF_LIFE = Duration.ofSeconds(10).toNanos();

    @Inject
    ContentStore store;

    @Inject
    DocumentTransactions transactions;

    @Inject
    DocumentBucket bucket;

    @Resource
    ManagedExecutorService executor;

    /**
     * Stores all of a stream under the id of its document. When this fails, nothing of it counts as stored.
     *
     * @throws ContentRefusedException if it is not what was announced, or nobody waits for it any more
     * @throws IOException if whoever sends broke off
     */
    Received receive(String id, NewDocument document, InputStream in)
            throws IOException, ContentRefusedException, StoreUnavailableException {
        PartReader reader = new PartReader(in, bucket.largest());
        byte[] first = new byte[firstBuffer(document)];
        int length = reader.fill(first);
        if (length == PartSender.PART) {
            return receiveParts(id, document, reader, first);
        }
        Received received = length < first.length || in.read() < 0 ? reader.received() : longer(document);
        document.check(received);
        store.put(id, document.mediaType(), first, length);
        return received;
    }

    /** Small content of a known length gets a buffer that is no larger. */
    private static int firstBuffer(NewDocument document) {
        Long expected = document.expectedBytes();
        return expected == null || expected >= PartSender.PART ? PartSender.PART : expected.intValue();
    }

    private static Received longer(NewDocument document) throws ContentRefusedException {
        throw new ContentRefusedException(
                Reason.WRONG_LENGTH, "Announced were " + document.expectedBytes() + " bytes, more came.");
    }

    private Received receiveParts(String id, NewDocument document, PartReader reader, byte[] first)
            throws IOException, ContentRefusedException, StoreUnavailableException {
        String upload = store.begin(id, document.mediaType());
        try (PartSender sender = new PartSender(store, executor, id, upload, List.of())) {
            sendAll(id, reader, sender, first);
            List<Part> parts = sender.finish();
            Received received = reader.received();
            document.check(received);
            store.complete(id, upload, parts);
            return received;
        } catch (IOException | ContentRefusedException | StoreUnavailableException | RuntimeException e) {
            abort(id, upload);
            throw e;
        }
    }

    private void sendAll(String id, PartReader reader, PartSender sender, byte[] first)
            throws IOException, ContentRefusedException, StoreUnavailableException {
        long signOfLife = System.nanoTime();
        byte[] buffer = first;
        int length = first.length;
        while (length > 0) {
            sender.send(buffer, length);
            if (System.nanoTime() - signOfLife > BETWEEN_SIGNS_OF_LIFE) {
                stillWanted(id);
                signOfLife = System.nanoTime();
            }
            buffer = sender.buffer();
            length = reader.fill(buffer);
        }
    }

    private void stillWanted(String id) throws ContentRefusedException {
        if (!transactions.touch(id)) {
            throw ContentRefusedException.withdrawn("document");
        }
    }

    private void abort(String id, String upload) {
        try {
            store.abort(id, upload);
        } catch (StoreUnavailableException e) {
            LOG.log(Level.INFO, e, () -> "document.upload.left-over id=" + id + ", the sweep removes it");
        }
    }

    /**
     * Reads stored content once and tells what it is.
     *
     * @return empty if there is none
     */
    Optional<Received> readBack(String id) throws StoreUnavailableException {
        var opened = store.open(id, null);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (DigestInputStream in = new DigestInputStream(opened.get(), Checksums.digest())) {
            long bytes = in.transferTo(OutputStream.nullOutputStream());
            return Optional.of(
                    new Received(bytes, Checksums.hex(in.getMessageDigest().digest())));
        } catch (IOException e) {
            throw new StoreUnavailableException("the object store broke off giving " + id, e);
        }
    }
}
