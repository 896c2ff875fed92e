package dev.crossdock.work;

import dev.crossdock.contract.guard.Admission;
import dev.crossdock.queue.QueuePlan;
import dev.crossdock.work.store.JobTable;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Does one job for one delivery. The job's row decides, not the message: it says "done" in the same transaction that ends
 * the attempt, and the message is acknowledged after that. A crash in between brings the message again, to find nothing left
 * to do. While the work goes on a lock keeps every other worker away; it is gone with the worker's connection.
 */
@Stateless
public class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class.getName());
    private static final int USUAL_DELIVERIES = 10;

    @Inject
    JobTable table;

    @Inject
    JobTransactions transactions;

    @Inject
    Admission admission;

    /**
     * Does a job, unless it is done.
     *
     * @throws RedeliverException if the message shall come again later
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void run(Delivery delivery, Task task) {
        if (!table.tryLock(delivery.jobId())) {
            throw new RedeliverException("another worker is at job " + delivery.jobId());
        }
        Optional<Assignment> assignment = transactions.begin(delivery);
        if (assignment.isEmpty()) {
            LOG.fine(() -> "work.job.nothing-to-do id=" + delivery.jobId());
            return;
        }
        Assignment job = assignment.get();
        try {
            String result = task.perform(job).toString();
            table.change(job.id(), job.round(), JobState.DONE.name(), null, result, 0);
        } catch (PermanentFailureException e) {
            transactions.bury(job.id(), job.round(), job.kind(), String.valueOf(e.getMessage()));
        } catch (Exception e) {
            fail(job, e);
        }
    }

    private void fail(Assignment job, Exception e) {
        String reason = reason(e);
        if (job.attempt() >= mostDeliveries(job.kind())) {
            transactions.bury(
                    job.id(), job.round(), job.kind(), "gave up after " + job.attempt() + " attempts: " + reason);
            return;
        }
        transactions.retryLater(job, reason);
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
    public int mostDeliveries(JobKind kind) {
        return QueuePlan.of(admission.contracts()).stream()
                .map(QueuePlan.Declared::queue)
                .filter(queue -> queue.name().equals(kind.queue()) && queue.maxDeliveries() != null)
                .mapToInt(queue -> Objects.requireNonNull(queue.maxDeliveries()))
                .findFirst()
                .orElse(USUAL_DELIVERIES);
    }
}
