package dev.crossdock.work;

import dev.crossdock.outbox.Relay;
import dev.crossdock.queue.AlreadySentException;
import dev.crossdock.queue.Broker;
import dev.crossdock.queue.BrokerUnavailableException;
import dev.crossdock.queue.Outgoing;
import dev.crossdock.queue.QueueStart;
import dev.crossdock.queue.Sender;
import dev.crossdock.work.store.JobMessage;
import dev.crossdock.work.store.JobMessages;
import dev.crossdock.work.store.JobTable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hands stored messages to the broker, over one connection that lasts as long as all is well. The broker takes a message that
 * a crash sends again once, by its id. It is not told of deadlines: a message that expires between two priorities makes
 * Artemis deliver the lower ones first, and whoever gets a message about a job that is too late finds that in its row.
 */
@ApplicationScoped
class JobRelay implements Relay {

    static final String NAME = "jobs";

    private static final Logger LOG = Logger.getLogger(JobRelay.class.getName());
    private static final int BATCH = 500;

    @Inject
    JobMessages messages;

    @Inject
    BrokerDeadLetters deadLetters;

    @Inject
    Broker broker;

    @Inject
    QueueStart queues;

    private @Nullable Sender sender;
    private boolean stopped;

    @Override
    public String name() {
        return NAME;
    }

    /**
     * Sends the oldest messages.
     *
     * @throws BrokerUnavailableException if the broker is away; they stay where they are
     */
    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public int relay() throws BrokerUnavailableException {
        List<JobMessage> batch = queues.isReady() ? messages.next(BATCH) : List.of();
        if (batch.isEmpty()) {
            return 0;
        }
        try {
            deadLetters.remove(batch.stream()
                    .filter(message -> isWork(message) && message.round() > 1)
                    .map(JobMessage::jobId)
                    .toList());
            send(open(), batch);
        } catch (BrokerUnavailableException | RuntimeException e) {
            close();
            queues.doubt();
            throw e;
        }
        messages.sent(batch.stream().map(JobMessage::id).toList());
        return batch.size();
    }

    @Override
    public long waiting() {
        return messages.count();
    }

    @Override
    public Optional<Instant> oldest() {
        return messages.oldest();
    }

    private synchronized Sender open() throws BrokerUnavailableException {
        if (stopped) {
            throw new BrokerUnavailableException("the application stops");
        }
        Sender open = sender;
        if (open == null) {
            open = broker.sender();
            sender = open;
        }
        return open;
    }

    @PreDestroy
    synchronized void stop() {
        stopped = true;
        close();
    }

    private synchronized void close() {
        Sender open = sender;
        sender = null;
        if (open != null) {
            open.close();
        }
    }

    private static void send(Sender sender, List<JobMessage> batch) throws BrokerUnavailableException {
        try {
            sendAll(sender, batch);
        } catch (AlreadySentException afterACrash) {
            for (JobMessage message : batch) {
                sendUnlessThere(sender, message);
            }
        }
    }

    private static void sendAll(Sender sender, List<JobMessage> batch)
            throws BrokerUnavailableException, AlreadySentException {
        for (JobMessage message : batch) {
            sender.send(message(message));
        }
        sender.commit();
    }

    /** The broker refuses a whole transaction for one message that it has, so each goes alone. */
    private static void sendUnlessThere(Sender sender, JobMessage message) throws BrokerUnavailableException {
        try {
            sendAll(sender, List.of(message));
        } catch (AlreadySentException there) {
            LOG.fine(() -> "work.relay.already-sent id=" + message.jobId());
        }
    }

    private static boolean isWork(JobMessage row) {
        return row.address().equals(JobTable.ADDRESS);
    }

    static Outgoing message(JobMessage row) {
        Map<String, String> headers = new TreeMap<>(Map.of(
                Delivery.JOB_ID,
                row.jobId(),
                Delivery.ROUND,
                String.valueOf(row.round()),
                "kind",
                row.kind(),
                "tenant",
                row.tenant()));
        boolean isWork = isWork(row);
        if (!isWork && row.reason() != null) {
            headers.put("reason", row.reason());
        }
        return new Outgoing(
                row.address(),
                row.address() + " " + row.jobId() + " " + row.round(),
                row.priority(),
                isWork ? row.notBefore() : null,
                headers);
    }
}
