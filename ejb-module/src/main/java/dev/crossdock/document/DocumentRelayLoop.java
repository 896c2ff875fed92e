package dev.crossdock.document;

import dev.crossdock.document.DocumentTransactions.DocumentChanged;
import dev.crossdock.operations.ApplicationStart;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the relay going as long as there is something to publish. No enterprise bean, for the same reason as the relay of
 * jobs: the container of those cannot resume a transaction that is over.
 */
@ApplicationScoped
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

    /** There may be something to publish. */
    void wake() {
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
