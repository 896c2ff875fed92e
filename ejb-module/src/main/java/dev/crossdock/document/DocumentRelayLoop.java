package dev.crossdock.document;

import dev.crossdock.document.DocumentTransactions.DocumentChanged;
import dev.crossdock.operations.ApplicationStart;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the relay going: at once when something was stored or removed, and every second for what was left over. */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class DocumentRelayLoop {

    private static final Logger LOG = Logger.getLogger(DocumentRelayLoop.class.getName());

    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean asked = new AtomicBoolean();

    @Inject
    ApplicationStart application;

    @Inject
    DocumentRelay relay;

    @Resource
    ManagedExecutorService executor;

    private volatile String lastProblem = "";

    /** The transaction of a change has committed. */
    public void onChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) DocumentChanged changed) {
        wake();
    }

    /** What a crash or an absence of Kafka left over. */
    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void sweep() {
        wake();
    }

    private void wake() {
        asked.set(true);
        if (application.isUp() && running.compareAndSet(false, true)) {
            executor.execute(this::drain);
        }
    }

    private void drain() {
        try {
            while (asked.getAndSet(false)) {
                while (relay.relay() > 0) {
                    lastProblem = "";
                }
            }
        } catch (RuntimeException e) {
            String problem = String.valueOf(e.getMessage());
            if (!problem.equals(lastProblem)) {
                LOG.log(Level.WARNING, e, () -> "document.relay.waiting: " + problem);
            }
            lastProblem = problem;
        } finally {
            running.set(false);
        }
    }
}
