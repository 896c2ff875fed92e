package dev.crossdock.document;

import dev.crossdock.audit.AuditEntry;
import dev.crossdock.audit.AuditLog;
import dev.crossdock.document.store.DocumentRow;
import dev.crossdock.document.store.DocumentTable;
import dev.crossdock.document.store.NewRow;
import dev.crossdock.outbox.Outbox;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The short transactions around content that comes and goes: a change and the event about it are one. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DocumentTransactions {

    private static final Logger LOG = Logger.getLogger(DocumentTransactions.class.getName());

    private final Clock clock = Clock.systemUTC();

    @Inject
    DocumentTable table;

    @Inject
    Outbox outbox;

    @Inject
    DocumentBucket bucket;

    @Inject
    AuditLog audit;

    /** Adds a document whose content is about to come; false if there is one of this id. */
    public boolean begin(String id, String caller, NewDocument document, Duration retention) {
        return table.insert(new NewRow(
                id,
                document.mediaType(),
                document.fileName(),
                document.customerId(),
                clock.instant().plus(retention),
                document.expectedBytes(),
                document.expectedSha256(),
                caller));
    }

    /** Notes which multipart upload takes the content. */
    public void uploadsBy(String id, String uploadId) {
        table.uploadsBy(id, uploadId);
    }

    /** Notes that something of the content came; false if nobody waits for it any more. */
    public boolean touch(String id) {
        return table.touch(id);
    }

    /** Notes that the store has all of the content, with the event that tells it; empty if nobody waits for it any more. */
    public Optional<Document> stored(String id, long bytes, String sha256) {
        if (!table.stored(id, bytes, sha256, clock.instant())) {
            return Optional.empty();
        }
        Document document = table.find(id).map(Document::of).orElseThrow();
        outbox.append(DocumentEvents.stored(document, bucket.name()));
        return Optional.of(document);
    }

    /** Begins to remove a document, with an entry in the audit log if somebody wanted it; false if there is none. */
    public boolean removing(String id, String reason, @Nullable AuditEntry entry) {
        boolean begun = table.removing(id, reason);
        if (begun && entry != null) {
            audit.record(entry);
        }
        return begun;
    }

    /** Begins to remove an upload of which nothing came since; false if it is none. */
    public boolean abandoned(String id, Instant since) {
        return table.abandoned(id, RemovalReason.ABANDONED.word(), since);
    }

    /** Notes that the content is gone, with the event that tells it to those who were told that it was there. */
    public void removed(String id) {
        Optional<DocumentRow> row = table.find(id);
        if (table.removed(id) && row.orElseThrow().storedAt() != null) {
            outbox.append(DocumentEvents.removed(id, String.valueOf(row.get().reason()), clock.instant()));
        }
    }

    /** Notes what is wrong with the content, and tells operators if that is new; null if nothing is. */
    public void damaged(String id, @Nullable String how) {
        if (table.damaged(id, how) && how != null) {
            LOG.log(Level.SEVERE, () -> "document.altered id=" + id + ": " + how);
        }
    }
}
