package dev.crossdock.work;

import dev.crossdock.queue.Broker;
import dev.crossdock.queue.BrokerUnavailableException;
import dev.crossdock.queue.QueueStart;
import dev.crossdock.queue.Sender;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the relay going as long as there is something to send. No enterprise bean: as an observer of transactions that are
 * over, the container of those would try to go back into one.
 */
@ApplicationScoped
public class RelayLoop {

    private static final Logger LOG = Logger.getLogger(RelayLoop.class.getName());

    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean asked = new AtomicBoolean();

    @Inject
    Broker broker;

    @Inject
    QueueStart queues;

    @Inject
    Relay relay;

    @Resource
    ManagedExecutorService executor;

    private @Nullable Sender sender;
    private String lastProblem = "";

    /** Somebody queued a job, and its transaction has committed. */
    public void onQueued(@Observes(during = TransactionPhase.AFTER_SUCCESS) Jobs.JobQueued queued) {
        wake();
    }

    /** There may be something to send. */
    void wake() {
        asked.set(true);
        if (queues.isReady() && running.compareAndSet(false, true)) {
            executor.execute(this::drain);
        }
    }

    /** One thread at a time; what is asked for while it runs is done before it ends or by the next sweep. */
    private void drain() {
        try {
            while (asked.getAndSet(false)) {
                Sender open = open();
                while (relay.relay(open) > 0) {
                    lastProblem = "";
                }
            }
        } catch (BrokerUnavailableException | RuntimeException e) {
            close();
            String problem = String.valueOf(e.getMessage());
            if (!problem.equals(lastProblem)) {
                LOG.log(Level.WARNING, e, () -> "work.relay.waiting: " + problem);
            }
            lastProblem = problem;
        } finally {
            running.set(false);
        }
    }

    private Sender open() throws BrokerUnavailableException {
        Sender open = sender;
        if (open == null) {
            open = broker.sender();
            sender = open;
        }
        return open;
    }

    @PreDestroy
    void close() {
        Sender open = sender;
        sender = null;
        if (open != null) {
            open.close();
        }
    }
}
