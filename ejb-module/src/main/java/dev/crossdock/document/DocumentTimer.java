package dev.crossdock.document;

import dev.crossdock.lifecycle.ApplicationState;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sweeps every ten minutes. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class DocumentTimer {

    private static final Logger LOG = Logger.getLogger(DocumentTimer.class.getName());
    private static final String ACTOR = "timer";

    @Inject
    ApplicationState application;

    @Inject
    DeclaredBuckets buckets;

    @Inject
    Sweeper sweeper;

    /** Sweeps once everything is there. */
    @Schedule(hour = "*", minute = "*/10", persistent = false)
    public void sweep() {
        if (!application.isUp() || !buckets.isReady()) {
            return;
        }
        try {
            sweeper.sweep(ACTOR, Sweeper.Mode.REMOVE, null)
                    .ifPresent(report -> LOG.info(() -> "document.sweep stored=" + report.stored() + " referenced="
                            + report.referenced() + " inGrace=" + report.inGrace() + " removed=" + report.removed()
                            + " dangling=" + report.dangling()));
        } catch (StoreUnavailableException | RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "document.sweep.waiting: " + e.getMessage());
        }
    }
}
