package dev.crossdock.work;

import dev.crossdock.contract.guard.Admission;
import dev.crossdock.queue.QueuePlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Does one job for one delivery. The job's row decides, not the message: it says "done" before the message is acknowledged. A
 * crash in between brings the message again, to find nothing left to do. While the work goes on a lease keeps every other
 * worker away and no connection of the database is held; it is extended until the work ends, and runs out with the node.
 */
@ApplicationScoped
public class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class.getName());
    private static final int DEFAULT_DELIVERIES = 10;

    @Inject
    JobTransactions transactions;

    @Inject
    Leases leases;

    @Inject
    Admission admission;

    /**
     * Does a job, unless it is done.
     *
     * @throws RedeliverException if the message shall come again later
     */
    public void run(Delivery delivery, Task task) {
        Optional<Assignment> assignment = transactions.begin(delivery, Leases.LENGTH);
        if (assignment.isEmpty()) {
            LOG.fine(() -> "work.job.nothing-to-do id=" + delivery.jobId());
            return;
        }
        Assignment job = assignment.get();
        leases.keep(job.lease());
        try {
            if (!attempt(job, task)) {
                LOG.warning(() -> "work.job.overtaken id=" + job.id() + " attempt=" + job.attempt()
                        + ": its lease ran out and another attempt began; what this one did has no effect on the job");
            }
        } finally {
            leases.drop(job.lease());
        }
    }

    private boolean attempt(Assignment job, Task task) {
        String result;
        try {
            result = task.perform(job).toString();
        } catch (PermanentFailureException e) {
            return transactions.deadLetter(job, String.valueOf(e.getMessage()));
        } catch (Exception e) {
            return fail(job, e);
        }
        return transactions.done(job, result);
    }

    private boolean fail(Assignment job, Exception e) {
        String reason = reason(e);
        if (job.attempt() >= maxDeliveries(job.kind())) {
            return transactions.deadLetter(job, "gave up after " + job.attempt() + " attempts: " + reason);
        }
        if (!transactions.retryLater(job, reason)) {
            return false;
        }
        LOG.log(Level.INFO, () -> "work.job.retried id=" + job.id() + " attempt=" + job.attempt() + ": " + reason);
        throw new RedeliverException(reason, e);
    }

    private static String reason(Throwable e) {
        Throwable cause = e.getCause();
        String own = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        return cause == null || cause.getMessage() == null || own.contains(cause.getMessage())
                ? own
                : own + " (" + cause.getMessage().strip() + ")";
    }

    /** How often a job of a kind is begun at most. */
    public int maxDeliveries(JobKind kind) {
        return QueuePlan.of(admission.contracts()).stream()
                .map(QueuePlan.Declared::queue)
                .filter(queue -> queue.name().equals(kind.queue()) && queue.maxDeliveries() != null)
                .mapToInt(queue -> Objects.requireNonNull(queue.maxDeliveries()))
                .findFirst()
                .orElse(DEFAULT_DELIVERIES);
    }
}
