package dev.crossdock.projection;

import dev.crossdock.projection.store.GroupRegister;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes a group's batches one after the other. If one fails, bad data (isolate it, dead-letter it, go on) is told from a
 * broken dependency (wait, try again, lose nothing).
 */
@ApplicationScoped
class BatchWriter {

    private static final Logger LOG = Logger.getLogger(BatchWriter.class.getName());
    private static final long FIRST_BACKOFF_MILLIS = 100;
    private static final long LAST_BACKOFF_MILLIS = 5_000;

    @Inject
    ProjectionTransaction transaction;

    @Inject
    GroupRegister register;

    @Inject
    GroupReaders readers;

    /** Writes what has gathered and what gathers meanwhile, until there is nothing left. */
    <C> void drain(Backlog<C> backlog) {
        boolean ended = false;
        try {
            for (var batch = backlog.next(); batch.isPresent(); batch = backlog.next()) {
                write(backlog, batch.get());
            }
            ended = true;
        } finally {
            if (!ended) {
                backlog.writerFailed();
            }
        }
    }

    private <C> void write(Backlog<C> backlog, Batch<C> batch) {
        Projection<C> projection = batch.projection();
        if (batch.only().isPresent()) {
            Slice<C> slice = batch.only().get();
            Bisection.run(
                    slice.entries().size(),
                    (from, to) -> refusal(backlog, Batch.of(projection, slice.part(from, to))),
                    (index, reason) -> refusal(
                            backlog,
                            Batch.of(projection, slice.part(index, index + 1).poisonedBy(reason))));
        } else if (refusal(backlog, batch).isPresent()) {
            // It no longer holds its records: they are read again, each slice a batch of its own.
            backlog.keepApart(batch.ends());
            sendBackToStored(backlog, batch);
        }
    }

    /** Sends the reader back to where the group stands, as soon as the database tells. */
    private <C> void sendBackToStored(Backlog<C> backlog, Batch<C> batch) {
        Projection<C> projection = batch.projection();
        retry(backlog, projection, () -> transaction.storedPositions(projection, batch.partitions()))
                .ifPresent(stored -> readers.of(projection).sendBack(stored));
    }

    /** Why the database refuses the data of a batch; empty when the batch took effect, was sent back or dropped. */
    private <C> Optional<String> refusal(Backlog<C> backlog, Batch<C> batch) {
        return retry(backlog, batch.projection(), () -> attempt(backlog, batch)).flatMap(refusal -> refusal);
    }

    private <C> Optional<String> attempt(Backlog<C> backlog, Batch<C> batch) {
        try {
            settle(backlog, batch, transaction.apply(batch));
            return Optional.empty();
        } catch (BatchFailedException e) {
            if (e.causedByData() && batch.added() > 0) {
                return Optional.of(e.refusal());
            }
            throw e;
        }
    }

    /** Does something until it succeeds, with longer and longer pauses; empty once the backlog is closed. */
    private <T> Optional<T> retry(Backlog<?> backlog, Projection<?> projection, Supplier<T> attempt) {
        for (long backoff = FIRST_BACKOFF_MILLIS;
                !backlog.isClosed();
                backoff = Math.min(backoff * 2, LAST_BACKOFF_MILLIS)) {
            try {
                return Optional.of(attempt.get());
            } catch (RuntimeException e) {
                report(projection, e);
            }
            pause(backoff);
        }
        return Optional.empty();
    }

    private <C> void settle(Backlog<C> backlog, Batch<C> batch, BatchOutcome outcome) {
        GroupReader reader = readers.of(batch.projection());
        if (outcome instanceof BatchOutcome.Applied applied) {
            backlog.applied(applied.positions());
            reader.reached(applied.positions());
        } else if (outcome instanceof BatchOutcome.Refused refused) {
            sendBack(reader, batch, refused.storedPositions());
        } else {
            reader.drop(batch.partitions());
        }
    }

    /**
     * A single slice is refused because it lies ahead of what is stored, as everything does that was read before the
     * reader turned round. A batch of several may be refused for one of them, and the others have to be read again.
     */
    private static void sendBack(GroupReader reader, Batch<?> batch, Map<TopicPartition, Long> stored) {
        if (batch.only().isPresent()) {
            reader.sendBackOnce(stored);
        } else {
            reader.sendBack(stored);
        }
    }

    private void report(Projection<?> projection, RuntimeException failure) {
        LOG.log(Level.WARNING, failure, () -> "projection.retry group=" + projection.group());
        try {
            register.recordError(projection.group(), firstLine(failure));
        } catch (RuntimeException databaseIsDown) {
            LOG.log(Level.FINE, "projection.error.unrecorded", databaseIsDown);
        }
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("unknown");
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            // Whoever interrupts wants no waiting; the writer ends when the backlog is closed.
            LOG.log(Level.FINE, "projection.interrupted", e);
        }
    }
}
