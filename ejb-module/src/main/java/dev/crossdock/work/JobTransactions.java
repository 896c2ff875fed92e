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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The short transactions around the work on a job: what is told of it while it goes on. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class JobTransactions {

    /** What a person can still read in one glance. */
    private static final int MAX_REASON_LENGTH = 1_000;

    private final Clock clock = Clock.systemUTC();

    @Inject
    JobTable table;

    @Inject
    JobMessages messages;

    @Inject
    Event<Appended> appended;

    /**
     * Begins an attempt; empty if the job is finished, was queued again or has passed its deadline.
     *
     * @throws RedeliverException if another worker has it
     */
    public Optional<Assignment> begin(Delivery delivery, Duration lease) {
        Optional<JobRow> leased = table.lease(delivery.jobId(), delivery.round(), lease);
        if (leased.isEmpty()) {
            explain(delivery);
        }
        return leased.map(row -> new Assignment(
                row.id(),
                delivery.kind(),
                row.customerId(),
                row.round(),
                row.attempts(),
                row.submittedAt(),
                Bodies.read(row.body())));
    }

    private void explain(Delivery delivery) {
        Optional<JobRow> found = table.find(delivery.jobId())
                .filter(row -> row.round() == delivery.round())
                .filter(row -> JobState.valueOf(row.state()).isUnfinished());
        if (found.isEmpty()) {
            return;
        }
        Instant deadline = found.get().deadline();
        if (found.get().leased() || deadline == null || deadline.isAfter(clock.instant())) {
            throw new RedeliverException("another worker has job " + delivery.jobId());
        }
        deadLetter(delivery, "its deadline, " + deadline + ", passed before it was done");
    }

    /** Notes what came of an attempt; false if it was overtaken. */
    public boolean done(Assignment job, String result) {
        return table.finish(job.lease(), JobState.DONE.name(), null, result);
    }

    /** Notes that another attempt will follow; false if this one was overtaken. */
    public boolean retryLater(Assignment job, String reason) {
        return table.finish(job.lease(), JobState.RETRYING.name(), shortened(reason), null);
    }

    /** Ends a job with its last attempt: it is dead. False if the attempt was overtaken. */
    public boolean deadLetter(Assignment job, String reason) {
        String text = shortened(reason);
        boolean dead = table.finish(job.lease(), JobState.DEAD.name(), text, null);
        if (dead) {
            tell(new Delivery(job.kind(), job.id(), job.round()), text);
        }
        return dead;
    }

    /** Ends a job that no worker has: it is dead. Nothing happens if one has. */
    public void deadLetter(Delivery delivery, String reason) {
        String text = shortened(reason);
        if (table.deadLetter(delivery.jobId(), delivery.round(), text)) {
            tell(delivery, text);
        }
    }

    /** Queues an unfinished job again whose message is lost to its workers, unless one has it. */
    public void sendAgain(Delivery delivery, String detail) {
        if (table.sendAgain(delivery.jobId(), delivery.round(), detail)) {
            appended.fire(new Appended(JobRelay.NAME));
        }
    }

    private void tell(Delivery delivery, String reason) {
        messages.add(delivery.jobId(), delivery.round(), delivery.kind().deadLetterQueue(), reason);
        appended.fire(new Appended(JobRelay.NAME));
    }

    private static String shortened(String reason) {
        String printable = reason.replace('\u0000', ' ');
        return printable.length() <= MAX_REASON_LENGTH
                ? printable
                : printable.substring(0, MAX_REASON_LENGTH - 1) + "…";
    }
}
