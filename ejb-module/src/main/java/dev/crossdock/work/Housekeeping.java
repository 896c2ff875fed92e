package dev.crossdock.work;

import dev.crossdock.queue.BrokerUnavailableException;
import dev.crossdock.queue.QueueStart;
import dev.crossdock.work.store.JobRow;
import dev.crossdock.work.store.JobTable;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps jobs and the broker's messages in agreement where no worker does: jobs whose deadline passed while they waited,
 * and messages that the broker gave up because no worker came to an end with them.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class.getName());
    private static final Duration BODIES_KEPT = Duration.ofDays(30);
    private static final int BATCH = 500;

    private final AtomicBoolean busy = new AtomicBoolean();

    @Inject
    JobTable table;

    @Inject
    JobTransactions transactions;

    @Inject
    BrokerDeadLetters deadLetters;

    @Inject
    QueueStart queues;

    @Inject
    JobRunner runner;

    /** Looks after both every few seconds. */
    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    public void tidy() {
        if (!queues.isReady() || !busy.compareAndSet(false, true)) {
            return;
        }
        try {
            attempt(this::deadLetterOverdue);
            for (JobKind kind : JobKind.values()) {
                attempt(() -> settleGivenUp(kind));
            }
        } finally {
            busy.set(false);
        }
    }

    private interface Step {
        void run() throws BrokerUnavailableException;
    }

    /** What cannot be done now is done the next time; it keeps nothing else from being done. */
    private static void attempt(Step step) {
        try {
            step.run();
        } catch (BrokerUnavailableException | RuntimeException e) {
            LOG.log(Level.FINE, e, () -> "work.housekeeping.waiting: " + e.getMessage());
        }
    }

    /** Personal data of finished jobs goes. */
    @Schedule(hour = "*", minute = "41", persistent = false)
    public void forget() {
        int forgotten = table.forget(Instant.now(Clock.systemUTC()).minus(BODIES_KEPT));
        LOG.info(() -> "work.bodies.forgotten count=" + forgotten);
    }

    private void deadLetterOverdue() {
        for (Map.Entry<String, Integer> job : table.overdue(BATCH)) {
            table.find(job.getKey())
                    .flatMap(row -> JobKind.of(row.kind()))
                    .ifPresent(kind -> transactions.deadLetter(
                            new Delivery(kind, job.getKey(), job.getValue()),
                            "its deadline passed before it was done"));
        }
    }

    /**
     * A message that the broker gave up is taken out of the dead letters, where a dead job has a message with a reason: its
     * job is queued again if it has attempts left (the database was away, say), else it is dead. While a worker still has the
     * job the message stays: it is all that is left of it if the worker does not come to its end.
     */
    private void settleGivenUp(JobKind kind) throws BrokerUnavailableException {
        List<Delivery> settled = new ArrayList<>();
        for (Delivery delivery : deadLetters.givenUp(kind)) {
            Optional<JobRow> row = table.find(delivery.jobId()).filter(job -> job.round() == delivery.round());
            if (row.filter(JobRow::leased).isEmpty()) {
                row.ifPresent(job -> settle(delivery, job.attempts()));
                settled.add(delivery);
            }
        }
        deadLetters.removeGivenUp(kind, settled);
    }

    private void settle(Delivery delivery, int attempts) {
        if (attempts >= runner.maxDeliveries(delivery.kind())) {
            transactions.deadLetter(
                    delivery, "its worker ended in the middle of " + attempts + " attempts, each time without a word");
        } else {
            transactions.sendAgain(delivery, "the broker gave its message up; queued again");
        }
    }
}
