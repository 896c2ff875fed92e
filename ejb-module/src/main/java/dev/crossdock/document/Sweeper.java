package dev.crossdock.document;

import dev.crossdock.audit.AuditAction;
import dev.crossdock.audit.AuditEntry;
import dev.crossdock.audit.AuditLog;
import dev.crossdock.contract.Durations;
import dev.crossdock.document.ContentStore.Item;
import dev.crossdock.document.ContentStore.OpenUpload;
import dev.crossdock.document.SweepTally.Sweep;
import dev.crossdock.document.store.DocumentRow;
import dev.crossdock.document.store.DocumentTable;
import dev.crossdock.document.store.SweepTable;
import dev.crossdock.persistence.store.InstanceLocks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds object store and table against each other. Both are read in the order of their keys, so that what one has and the
 * other has not is seen without holding either in memory. Content that belongs to nobody goes after a grace period, so do
 * uploads that stopped and documents whose time is over. A document without content is only reported: its content may be
 * restored, and a store that was pointed at wrongly must not empty the table.
 */
@ApplicationScoped
public class Sweeper {

    private static final Logger LOG = Logger.getLogger(Sweeper.class.getName());
    private static final Duration REPORTS_KEPT = Duration.ofDays(90);
    private static final int BATCH = 500;

    private final Clock clock = Clock.systemUTC();

    @Inject
    @ConfigProperty(name = "crossdock.documents.grace", defaultValue = "24h")
    String defaultGrace;

    @Inject
    DocumentTable table;

    @Inject
    DocumentTransactions transactions;

    @Inject
    Documents documents;

    @Inject
    DocumentBucket bucket;

    @Inject
    ContentStore store;

    @Inject
    SweepTable reports;

    @Inject
    InstanceLocks locks;

    @Inject
    AuditLog audit;

    /** Whether a sweep removes anything. */
    public enum Mode {
        /** It looks. */
        DRY_RUN,
        /** It looks and removes. */
        REMOVE
    }

    /** The last reports, the newest first. */
    public List<SweepReport> reports(int limit) {
        return reports.newest(limit).stream()
                .map(report -> JsonMapper.shared().readValue(report, SweepReport.class))
                .toList();
    }

    /**
     * Sweeps.
     *
     * @param grace how long orphans are left alone; as long as it is set if null
     * @return empty if another sweep is under way
     * @throws StoreUnavailableException if the store does not answer
     */
    public Optional<SweepReport> sweep(String actor, Mode mode, @Nullable Duration grace)
            throws StoreUnavailableException {
        Sweep sweep = new Sweep(
                clock.instant(), actor, mode == Mode.DRY_RUN, grace == null ? Durations.parse(defaultGrace) : grace);
        return locks.tryWith("document.sweep", () -> sweep(sweep));
    }

    private SweepReport sweep(Sweep sweep) throws StoreUnavailableException {
        SweepTally tally = new SweepTally();
        compareContent(sweep, tally);
        for (OpenUpload upload : store.openUploads()) {
            DocumentRow row = table.find(upload.key()).orElse(null);
            Disposition disposition = Disposition.ofUpload(row, upload.begunAt(), sweep.startedAt(), sweep.grace());
            settle(sweep, tally, upload.key(), disposition, () -> giveUp(sweep, upload, disposition));
        }
        finishUnfinished(sweep, tally);
        if (!sweep.dryRun()) {
            table.forget(sweep.startedAt().minus(bucket.remembered()));
            reports.forget(sweep.startedAt().minus(REPORTS_KEPT));
        }
        SweepReport report = tally.report(sweep, clock.instant(), table.countDamaged());
        if (!sweep.dryRun() && tally.removedAnything()) {
            audit.recordAlone(AuditEntry.of(sweep.actor(), AuditAction.DOCUMENT_SWEEP)
                    .about(bucket.name())
                    .with("removed", String.valueOf(report.removed()))
                    .with("graceSeconds", String.valueOf(report.graceSeconds())));
        }
        reports.add(
                report.startedAt(),
                report.finishedAt(),
                report.actor(),
                JsonMapper.shared().writeValueAsString(report));
        return report;
    }

    private void compareContent(Sweep sweep, SweepTally tally) throws StoreUnavailableException {
        PresentDocuments rows = new PresentDocuments(table);
        String token = null;
        do {
            ContentStore.Page page = store.list(token);
            for (Item item : page.items()) {
                withoutContent(rows, item.key(), tally);
                DocumentRow row = rows.peek();
                boolean same = row != null && row.id().equals(item.key());
                content(item, same ? row : null, sweep, tally);
                if (same) {
                    rows.take();
                }
            }
            token = page.next();
        } while (token != null);
        withoutContent(rows, null, tally);
    }

    private void content(Item item, @Nullable DocumentRow row, Sweep sweep, SweepTally tally) {
        Disposition disposition = Disposition.ofContent(row, item.changedAt(), sweep.startedAt(), sweep.grace());
        if (disposition == Disposition.REFERENCED
                && row != null
                && row.bytes() != null
                && row.bytes() != item.bytes()) {
            transactions.damaged(row.id(), "it has " + item.bytes() + " bytes, not " + row.bytes());
        }
        settle(sweep, tally, item.key(), disposition, () -> remove(sweep, item.key(), disposition));
    }

    /** The documents before a key, or all that are left, of which the list has no content. */
    private void withoutContent(PresentDocuments rows, @Nullable String before, SweepTally tally)
            throws StoreUnavailableException {
        for (DocumentRow row = rows.peek();
                row != null && (before == null || isBefore(row.id(), before));
                row = rows.peek()) {
            rows.take();
            if (isDangling(row)) {
                tally.dangling(row.id());
                transactions.damaged(row.id(), "it is not in the object store");
            }
        }
    }

    /** Looked at once more: it may have been stored since the list was made, or removed. */
    private boolean isDangling(DocumentRow row) throws StoreUnavailableException {
        return row.state().equals("STORED")
                && store.find(row.id()).isEmpty()
                && table.find(row.id())
                        .filter(now -> now.state().equals("STORED"))
                        .isPresent();
    }

    /** As the object store sorts keys: by their bytes. */
    private static boolean isBefore(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8)) < 0;
    }

    /** Takes something out of the store; false if it turned out that it has to stay. */
    private interface Removal {
        boolean run() throws StoreUnavailableException;
    }

    private static void settle(Sweep sweep, SweepTally tally, String key, Disposition disposition, Removal removal) {
        if (sweep.dryRun() || !disposition.isRemoved()) {
            tally.count(key, disposition);
            return;
        }
        try {
            tally.count(key, removal.run() ? disposition : Disposition.IN_GRACE);
        } catch (StoreUnavailableException | RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "document.sweep.failed key=" + key);
            tally.failed(key, disposition);
        }
    }

    private boolean remove(Sweep sweep, String key, Disposition disposition) throws StoreUnavailableException {
        return switch (disposition) {
            case EXPIRED -> documents.remove(key, RemovalReason.EXPIRED, null);
            case ABANDONED -> transactions.abandoned(key, sweep.cutoff()) && finish(key);
            case LEFT_OVER -> finish(key);
            default -> isOrphan(key) && deleted(key);
        };
    }

    private boolean giveUp(Sweep sweep, OpenUpload upload, Disposition disposition) throws StoreUnavailableException {
        if (disposition == Disposition.ABANDONED && !transactions.abandoned(upload.key(), sweep.cutoff())) {
            return false;
        }
        store.abort(upload.key(), upload.uploadId());
        return disposition != Disposition.ABANDONED || finish(upload.key());
    }

    private boolean finish(String id) throws StoreUnavailableException {
        documents.finishRemoval(id);
        return true;
    }

    /** Looked at once more: somebody may have begun to store a document of this id. */
    private boolean isOrphan(String key) {
        return table.find(key).filter(row -> !row.state().equals("REMOVED")).isEmpty();
    }

    private boolean deleted(String key) throws StoreUnavailableException {
        store.delete(key);
        return true;
    }

    /** Documents of which the store has nothing. */
    private void finishUnfinished(Sweep sweep, SweepTally tally) throws StoreUnavailableException {
        Instant cutoff = sweep.cutoff();
        List<DocumentRow> rows = table.unfinished(cutoff, BATCH);
        tally.unfinished(rows.size());
        if (sweep.dryRun()) {
            return;
        }
        for (DocumentRow row : rows) {
            if (row.state().equals("REMOVING") || transactions.abandoned(row.id(), cutoff)) {
                documents.finishRemoval(row.id());
            }
        }
    }
}
