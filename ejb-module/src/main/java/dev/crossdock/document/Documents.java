package dev.crossdock.document;

import dev.crossdock.audit.AuditAction;
import dev.crossdock.audit.AuditEntry;
import dev.crossdock.audit.AuditLog;
import dev.crossdock.document.ContentRefusedException.Reason;
import dev.crossdock.document.store.DocumentTable;
import dev.crossdock.erasure.ErasureRegister;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes documents in and gives them out. Before the content there is a row, so that nothing in the object store is without
 * one; when the store has confirmed all of it the row says so, together with the event that tells everybody.
 */
@ApplicationScoped
public class Documents {

    private static final Logger LOG = Logger.getLogger(Documents.class.getName());

    @Inject
    DocumentTable table;

    @Inject
    DocumentTransactions transactions;

    @Inject
    DocumentBucket bucket;

    @Inject
    ContentReceiver receiver;

    @Inject
    ContentStore store;

    @Inject
    UploadMemory memory;

    @Inject
    ErasureRegister erasures;

    @Inject
    AuditLog audit;

    /**
     * Stores a new document.
     *
     * @throws InvalidDocumentException if its retention is too short
     * @throws ContentRefusedException if the content is not what was announced; nothing is left of it
     * @throws IOException if whoever sends broke off; nothing is left of it
     * @throws StoreUnavailableException if the store did not take it
     * @throws TooManyUploadsException if others use the memory
     */
    public Document store(String caller, NewDocument document, InputStream content)
            throws IOException, ContentRefusedException, StoreUnavailableException, TooManyUploadsException {
        return storeAs(UUID.randomUUID().toString(), caller, document, content);
    }

    /**
     * Stores a document under an id that its maker chose, once: a document that is stored already is returned as it is, and
     * the content is not looked at.
     *
     * @throws InvalidDocumentException as {@link #store}, which all the others are like too
     */
    public Document storeAs(String id, String caller, NewDocument document, InputStream content)
            throws IOException, ContentRefusedException, StoreUnavailableException, TooManyUploadsException {
        Long expected = document.expectedBytes();
        checkSize(expected);
        Duration retention = bucket.retention(document.retention());
        try (UploadMemory.Share share = memory.take(expected == null ? -1 : expected)) {
            if (!transactions.begin(id, caller, document, retention)) {
                Optional<Document> before = find(id).filter(Document::stored);
                if (before.isPresent()) {
                    return before.get();
                }
            }
            return receive(id, document, content);
        }
    }

    private Document receive(String id, NewDocument document, InputStream content)
            throws IOException, ContentRefusedException, StoreUnavailableException {
        try {
            refuseErased(document);
            Received received = receiver.receive(id, document, content);
            return stored(id, received);
        } catch (IOException | ContentRefusedException | StoreUnavailableException | RuntimeException e) {
            discard(id);
            throw e;
        }
    }

    /** Asked once the row is there: an erasure that begins later finds the row. */
    void refuseErased(NewDocument document) throws ContentRefusedException {
        String customer = document.customerId();
        if (customer != null && !erasures.erasedAmong(Set.of(customer)).isEmpty()) {
            throw new ContentRefusedException(
                    Reason.WITHDRAWN, "The customer was erased; nothing about them is stored any more.");
        }
    }

    Document stored(String id, Received received) throws ContentRefusedException {
        return transactions
                .stored(id, received.bytes(), received.sha256())
                .orElseThrow(() -> ContentRefusedException.withdrawn("document"));
    }

    void checkSize(@Nullable Long expected) throws ContentRefusedException {
        if (expected != null && expected > bucket.largest()) {
            throw new ContentRefusedException(
                    Reason.TOO_LARGE,
                    "The limit is " + bucket.largest() + " bytes, announced were " + expected
                            + "; cut it into several documents.");
        }
    }

    private void discard(String id) {
        try {
            remove(id, RemovalReason.FAILED, null);
        } catch (StoreUnavailableException | RuntimeException e) {
            LOG.log(Level.INFO, e, () -> "document.left-over id=" + id + ", the sweep removes it");
        }
    }

    /** A document. */
    public Optional<Document> find(String id) {
        return table.find(id).map(Document::of);
    }

    /** How many documents are known to be missing from the store or altered in it. */
    public long damaged() {
        return table.countDamaged();
    }

    /** Some of those documents, by id. */
    public List<Document> damaged(int limit) {
        return table.damaged(limit).stream().map(Document::of).toList();
    }

    /** Notes that somebody is about to read a document; if that cannot be noted, it must not be read. */
    public void noteReading(String reader, Document document) {
        if (document.customerId() != null) {
            audit.recordAlone(AuditEntry.of(reader, AuditAction.DOCUMENT_READ)
                    .about(document.customerId())
                    .with("document", document.id()));
        }
    }

    /**
     * Removes a document because somebody wants it.
     *
     * @return false if there is none
     * @throws StoreUnavailableException if the store does not answer; the sweep goes on with it
     */
    public boolean remove(String actor, String id) throws StoreUnavailableException {
        return remove(
                id,
                RemovalReason.REQUESTED,
                AuditEntry.of(actor, AuditAction.DOCUMENT_REMOVE).about(id));
    }

    /** The row says that it goes, then it goes, then the row says that it is gone: whatever breaks in between goes on later. */
    boolean remove(String id, RemovalReason reason, @Nullable AuditEntry entry) throws StoreUnavailableException {
        if (!transactions.removing(id, reason.word(), entry)) {
            return false;
        }
        finishRemoval(id);
        return true;
    }

    /** Takes content out of the store whose row says that it goes. */
    void finishRemoval(String id) throws StoreUnavailableException {
        Optional<String> upload = table.find(id).map(row -> row.uploadId());
        if (upload.isPresent()) {
            store.abort(id, upload.get());
        }
        store.delete(id);
        transactions.removed(id);
    }
}
