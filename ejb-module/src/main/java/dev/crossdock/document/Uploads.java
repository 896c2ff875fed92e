package dev.crossdock.document;

import dev.crossdock.document.ContentRefusedException.Reason;
import dev.crossdock.document.ContentStore.Part;
import dev.crossdock.document.store.DocumentRow;
import dev.crossdock.document.store.DocumentTable;
import dev.crossdock.persistence.store.InstanceLocks;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes a document in several pieces, over broken connections and restarts. The object store remembers the parts that it
 * has; nothing else is kept, so an upload goes on from the last whole part. The checksum is taken when all is there, by
 * reading it once: so it is that of what is stored, and no state of a digest has to survive.
 */
@ApplicationScoped
public class Uploads {

    /** The fewest bytes that bring an upload forward, unless they are its last. */
    public static final int LEAST_APPEND = PartSender.PART;

    @Inject
    Documents documents;

    @Inject
    DocumentTable table;

    @Inject
    DocumentTransactions transactions;

    @Inject
    DocumentBucket bucket;

    @Inject
    ContentStore store;

    @Inject
    ContentReceiver receiver;

    @Inject
    UploadMemory memory;

    @Inject
    InstanceLocks locks;

    @Resource
    ManagedExecutorService executor;

    /**
     * How far an upload is.
     *
     * @param id that of the document it becomes
     * @param offset how many bytes the store has
     * @param length how many there will be
     */
    public record Progress(String id, long offset, long length, boolean complete) {}

    /**
     * Begins an upload.
     *
     * @param document with its length
     * @throws InvalidDocumentException if its length is not announced or its retention is too short
     * @throws ContentRefusedException if it is too large or about somebody who was erased
     * @throws StoreUnavailableException if the store does not answer
     */
    public Progress begin(String caller, NewDocument document)
            throws ContentRefusedException, StoreUnavailableException {
        Long length = document.expectedBytes();
        if (length == null) {
            throw new InvalidDocumentException("length", "expected the length of the whole document.");
        }
        documents.checkSize(length);
        String id = UUID.randomUUID().toString();
        transactions.begin(id, caller, document, bucket.retention(document.retention()));
        try {
            documents.refuseErased(document);
            transactions.uploadsBy(id, store.begin(id, document.mediaType()));
        } catch (ContentRefusedException | StoreUnavailableException | RuntimeException e) {
            documents.remove(id, RemovalReason.FAILED, null);
            throw e;
        }
        return new Progress(id, 0, length, false);
    }

    /**
     * How far an upload is; empty if there is no such upload.
     *
     * @throws StoreUnavailableException if the store does not answer
     */
    public Optional<Progress> progress(String id) throws StoreUnavailableException {
        Optional<DocumentRow> row = upload(id);
        return row.isEmpty() ? Optional.empty() : Optional.of(progress(row.get()));
    }

    private Optional<DocumentRow> upload(String id) {
        return table.find(id)
                .filter(row -> row.expectedBytes() != null)
                .filter(row -> !Document.of(row).gone());
    }

    private Progress progress(DocumentRow row) throws StoreUnavailableException {
        long length = Objects.requireNonNull(row.expectedBytes());
        return Document.of(row).stored()
                ? new Progress(row.id(), length, length, true)
                : new Progress(row.id(), held(row).bytes(), length, false);
    }

    /**
     * What the store has of an upload.
     *
     * @param completed whether it is content already, in one piece
     */
    private record Held(List<Part> parts, long bytes, boolean completed) {}

    private Held held(DocumentRow row) throws StoreUnavailableException {
        String uploadId = row.uploadId();
        List<Part> parts =
                uploadId == null ? List.of() : store.parts(row.id(), uploadId).orElse(List.of());
        if (!parts.isEmpty()) {
            return new Held(parts, bytes(parts), false);
        }
        // No part at all: nothing has come yet, or everything had when the application ended.
        return store.find(row.id())
                .map(content -> new Held(parts, content.bytes(), true))
                .orElse(new Held(parts, 0, false));
    }

    private static long bytes(List<Part> parts) {
        return parts.stream().mapToLong(Part::bytes).sum();
    }

    /**
     * Adds content to an upload; with its last byte the document is stored. Of a piece that is not the last one, only whole
     * parts stay: the progress says what.
     *
     * @return empty if there is no such upload
     * @throws OffsetMismatchException if the content does not begin where the upload ends
     * @throws UploadBusyException if somebody else is at it
     * @throws ContentRefusedException if there is more than announced, or all of it is not what was announced
     * @throws IOException if whoever sends broke off; whole parts stay
     */
    public Optional<Progress> append(String id, long offset, InputStream content) throws Exception {
        Optional<DocumentRow> row = upload(id);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        DocumentRow upload = row.get();
        try (UploadMemory.Share share = memory.take(-1)) {
            return Optional.of(locks.tryWith(
                            "document.upload " + id,
                            () -> appendAlone(upload(id).orElse(upload), offset, content))
                    .orElseThrow(() -> new UploadBusyException(id)));
        }
    }

    private Progress appendAlone(DocumentRow row, long offset, InputStream content) throws Exception {
        Progress before = progress(row);
        if (before.offset() != offset) {
            throw new OffsetMismatchException(before.offset());
        }
        if (before.complete()) {
            return before;
        }
        Held held = held(row);
        long reached = held.bytes();
        if (!held.completed()) {
            List<Part> parts = send(row, held.parts(), before, content);
            reached = bytes(parts);
            if (reached == before.length()) {
                store.complete(row.id(), Objects.requireNonNull(row.uploadId()), parts);
            }
        }
        boolean complete = reached == before.length();
        if (complete) {
            finish(row);
        }
        return new Progress(row.id(), reached, before.length(), complete);
    }

    private List<Part> send(DocumentRow row, List<Part> parts, Progress before, InputStream content) throws Exception {
        String uploadId = Objects.requireNonNull(row.uploadId());
        try (PartSender sender = new PartSender(store, executor, row.id(), uploadId, parts)) {
            long missing = before.length() - before.offset();
            boolean more = missing > 0;
            while (more) {
                byte[] buffer = sender.buffer();
                int wanted = (int) Math.min(buffer.length, missing);
                int length = content.readNBytes(buffer, 0, wanted);
                missing -= length;
                if (length == wanted) {
                    refuseSurplus(missing, content, before.length());
                    sender.send(buffer, length);
                    stillWanted(row.id());
                }
                more = length == wanted && missing > 0;
            }
            return sender.finish();
        }
    }

    private static void refuseSurplus(long missing, InputStream content, long announced)
            throws IOException, ContentRefusedException {
        if (missing == 0 && content.read() >= 0) {
            throw new ContentRefusedException(
                    Reason.WRONG_LENGTH,
                    "Announced were " + announced + " bytes, more came; send the rest of it only.");
        }
    }

    private void stillWanted(String id) throws ContentRefusedException {
        if (!transactions.touch(id)) {
            throw ContentRefusedException.withdrawn("upload");
        }
    }

    private void finish(DocumentRow row) throws ContentRefusedException, StoreUnavailableException {
        Received received = receiver.readBack(row.id()).orElseThrow(() -> ContentRefusedException.withdrawn("upload"));
        try {
            new NewDocument(
                            row.mediaType(),
                            row.fileName(),
                            row.customerId(),
                            null,
                            row.expectedBytes(),
                            row.expectedSha256())
                    .check(received);
        } catch (ContentRefusedException e) {
            documents.remove(row.id(), RemovalReason.FAILED, null);
            throw e;
        }
        documents.stored(row.id(), received);
    }

    /**
     * Gives an upload up.
     *
     * @return false if there is none that is under way
     * @throws StoreUnavailableException if the store does not answer; the sweep goes on with it
     */
    public boolean cancel(String id) throws StoreUnavailableException {
        Optional<DocumentRow> row =
                upload(id).filter(found -> !Document.of(found).stored());
        return row.isPresent() && documents.remove(id, RemovalReason.FAILED, null);
    }
}
