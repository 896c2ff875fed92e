package dev.crossdock.work;

import dev.crossdock.outbox.Appended;
import dev.crossdock.work.store.JobMessages;
import dev.crossdock.work.store.JobRow;
import dev.crossdock.work.store.JobTable;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The short transactions around the work on a job: what is told of it while it goes on. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class JobTransactions {

    /** What a person can still read in one glance. */
    private static final int LONGEST_REASON = 1_000;

    @Inject
    JobTable table;

    @Inject
    JobMessages messages;

    @Inject
    Event<Appended> appended;

    /** Notes that an attempt begins; empty if the job is finished, was queued again or has passed its deadline. */
    public Optional<Assignment> begin(Delivery delivery) {
        Optional<JobRow> found = table.find(delivery.jobId())
                .filter(row -> row.round() == delivery.round())
                .filter(row -> !JobState.DONE.name().equals(row.state())
                        && !JobState.DEAD.name().equals(row.state()));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        JobRow row = found.get();
        Instant deadline = row.deadline();
        if (deadline != null && deadline.isBefore(Instant.now(Clock.systemUTC()))) {
            end(row.id(), row.round(), delivery.kind(), "its deadline, " + deadline + ", passed before it was done");
            return Optional.empty();
        }
        if (!table.change(row.id(), row.round(), JobState.RUNNING.name(), null, null, 1)) {
            return Optional.empty();
        }
        return Optional.of(new Assignment(
                row.id(),
                delivery.kind(),
                row.customerId(),
                row.round(),
                row.attempts() + 1,
                row.submittedAt(),
                Bodies.read(row.body())));
    }

    /** Notes that another attempt will follow. */
    public void retryLater(Assignment job, String reason) {
        table.change(job.id(), job.round(), JobState.RETRYING.name(), shortened(reason), null, 0);
    }

    /** Gives a job up: it is dead, and a message about it goes to the dead letters of its kind. */
    public void bury(String jobId, int round, JobKind kind, String reason) {
        end(jobId, round, kind, reason);
    }

    /** Queues an unfinished job again whose message is lost to its workers. */
    public void sendAgain(String jobId, int round, String detail) {
        if (table.sendAgain(jobId, round, detail, Jobs.ADDRESS)) {
            appended.fire(new Appended(JobRelay.NAME));
        }
    }

    private void end(String jobId, int round, JobKind kind, String reason) {
        String text = shortened(reason);
        if (table.change(jobId, round, JobState.DEAD.name(), text, null, 0)) {
            messages.add(jobId, round, kind.deadLetterQueue(), text);
            appended.fire(new Appended(JobRelay.NAME));
        }
    }

    private static String shortened(String reason) {
        String printable = reason.replace('\u0000', ' ');
        return printable.length() <= LONGEST_REASON ? printable : printable.substring(0, LONGEST_REASON - 1) + "…";
    }
}
