package dev.crossdock.work;

import dev.crossdock.audit.AuditAction;
import dev.crossdock.audit.AuditEntry;
import dev.crossdock.audit.AuditLog;
import dev.crossdock.queue.Broker;
import dev.crossdock.queue.BrokerObserver;
import dev.crossdock.queue.BrokerUnavailableException;
import dev.crossdock.queue.Management;
import dev.crossdock.queue.QueueState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The queues of background work: how they are, and the two things an operator does to them. */
@ApplicationScoped
public class WorkQueues {

    /** How long a look at the broker serves everybody, in nanoseconds. */
    private static final long FRESH = 1_000_000_000L;

    private static final double NANOS = 1e9;
    private static final String PREFIX = "work";
    private static final String DEAD = "dlq.";

    @Inject
    Broker broker;

    @Inject
    BrokerObserver observer;

    @Inject
    AuditLog audit;

    private @Nullable Look latest;
    private @Nullable Look before;

    /** What was seen when. */
    private record Look(long nanos, Map<String, QueueState> queues) {}

    /**
     * Every queue of work, sorted by name.
     *
     * @throws BrokerUnavailableException if the broker does not answer
     */
    public synchronized List<WorkQueue> all() throws BrokerUnavailableException {
        Look now = look();
        return now.queues().values().stream()
                .filter(queue -> isWork(queue.name()))
                .map(queue -> WorkQueue.of(
                        queue,
                        rate(queue, now),
                        Optional.ofNullable(now.queues().get(DEAD + queue.name()))
                                .map(QueueState::messages)
                                .orElse(null)))
                .toList();
    }

    /** Whether a queue holds background work. */
    static boolean isWork(String queue) {
        return queue.equals(PREFIX) || queue.startsWith(PREFIX + ".");
    }

    private Look look() throws BrokerUnavailableException {
        Look last = latest;
        if (last != null && System.nanoTime() - last.nanos() < FRESH) {
            return last;
        }
        Look now = new Look(System.nanoTime(), observer.queues());
        before = last;
        latest = now;
        return now;
    }

    private double rate(QueueState queue, Look now) {
        Look earlier = before;
        QueueState then = earlier == null ? null : earlier.queues().get(queue.name());
        return earlier == null || then == null || queue.acknowledged() < then.acknowledged()
                ? 0
                : (queue.acknowledged() - then.acknowledged()) / ((now.nanos() - earlier.nanos()) / NANOS);
    }

    /**
     * Lets the workers of a queue stand still, also after a restart of the broker; what they are at they finish.
     *
     * @return false if there is no such queue
     * @throws BrokerUnavailableException if the broker does not answer
     */
    public boolean pause(String actor, String queue) throws BrokerUnavailableException {
        return steer(queue, AuditEntry.of(actor, AuditAction.QUEUE_PAUSE), "pause", true);
    }

    /**
     * Lets the workers of a queue go on.
     *
     * @return false if there is no such queue
     * @throws BrokerUnavailableException if the broker does not answer
     */
    public boolean resume(String actor, String queue) throws BrokerUnavailableException {
        return steer(queue, AuditEntry.of(actor, AuditAction.QUEUE_RESUME), "resume");
    }

    private boolean steer(String queue, AuditEntry entry, String operation, Object... parameters)
            throws BrokerUnavailableException {
        if (all().stream().noneMatch(known -> known.name().equals(queue))) {
            return false;
        }
        audit.recordAlone(entry.about(queue));
        try (Management management = broker.management()) {
            management.onQueue(queue, operation, parameters);
        }
        forget();
        return true;
    }

    private synchronized void forget() {
        latest = null;
    }
}
