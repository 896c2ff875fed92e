package dev.crossdock.work;

import dev.crossdock.outbox.Drain;
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
import org.jspecify.annotations.Nullable;

/** Keeps the relay going as long as there is something to send, with one connection that lasts as long as all is well. */
@ApplicationScoped
public class RelayLoop {

    private final Drain drain = new Drain("work.relay.waiting", this::send);

    @Inject
    Broker broker;

    @Inject
    QueueStart queues;

    @Inject
    Relay relay;

    @Resource
    ManagedExecutorService executor;

    private @Nullable Sender sender;

    /** Somebody queued a job, and its transaction has committed. */
    public void onQueued(@Observes(during = TransactionPhase.AFTER_SUCCESS) Jobs.JobQueued queued) {
        wake();
    }

    /** There may be something to send. */
    void wake() {
        drain.wake(executor);
    }

    private void send() throws BrokerUnavailableException {
        if (!queues.isReady()) {
            return;
        }
        try {
            Sender open = open();
            int sent = relay.relay(open);
            while (sent > 0) {
                sent = relay.relay(open);
            }
        } catch (BrokerUnavailableException | RuntimeException e) {
            close();
            throw e;
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
