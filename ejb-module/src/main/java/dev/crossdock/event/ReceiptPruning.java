package dev.crossdock.event;

import dev.crossdock.event.store.Receipts;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Forgets receipts once no sender repeats such an old event any more. */
@Singleton
public class ReceiptPruning {

    private static final Logger LOG = Logger.getLogger(ReceiptPruning.class.getName());

    /** How long receipts are kept. */
    public static final Duration KEPT = Duration.ofDays(7);

    @Inject
    Receipts receipts;

    /** Runs every hour. */
    @Schedule(hour = "*", minute = "17", persistent = false)
    public void prune() {
        try {
            int forgotten = receipts.prune(KEPT);
            LOG.info(() -> "event.receipts.pruned count=" + forgotten);
        } catch (IllegalStateException e) {
            LOG.log(Level.WARNING, e, () -> "event.receipts.unpruned");
        }
    }
}
