package dev.crossdock.queue;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Brings the declared queues into being, as soon as the broker answers and whenever somebody doubts that they are there. */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class QueueStart {

    private static final Logger LOG = Logger.getLogger(QueueStart.class.getName());

    @Inject
    DeclaredQueues queues;

    private volatile boolean ready;
    private volatile boolean doubted;
    private volatile String problem = "waiting for the broker";

    /** Whether every declared queue exists. */
    public boolean isReady() {
        return ready;
    }

    /** Why not; only of interest until they do. */
    public String problem() {
        return problem;
    }

    /** A message could not be sent: its queue may be gone, with the disk of the broker for instance. */
    public void doubt() {
        doubted = true;
    }

    /** Tries until it is done. */
    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    public synchronized void ensure() {
        if (ready && !doubted) {
            return;
        }
        doubted = false;
        try {
            queues.ensure();
            if (!ready) {
                LOG.info("queue.ready");
            }
            ready = true;
            problem = "";
        } catch (BrokerUnavailableException | RuntimeException e) {
            String text = String.valueOf(e.getMessage());
            if (!text.equals(problem)) {
                LOG.log(Level.WARNING, () -> "queue.waiting: " + text);
            }
            problem = text;
            ready = false;
        }
    }
}
