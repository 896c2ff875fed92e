package dev.crossdock.projection;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.common.TopicPartition;

/**
 * What one group has read while its writer was busy. Slices gather into the next batch; a reader that is further ahead
 * than a batch holds waits. One writer at a time takes batches until there is none.
 *
 * @param <C> a change
 */
final class Backlog<C> {

    private static final Logger LOG = Logger.getLogger(Backlog.class.getName());

    /** A slice of so many records comes from a reader that lags behind: more follow at once. */
    private static final int CATCH_UP_SIZE = 1_000;

    /** How long a writer waits for them. */
    private static final Duration TIMEOUT = Duration.ofMillis(200);

    private final Supplier<Batch<C>> empty;
    private final Map<TopicPartition, Long> aloneUntil = new HashMap<>();
    private Batch<C> gathering;
    private boolean moreFollows;
    private int waitingReaders;
    private boolean writing;
    private boolean closed;

    Backlog(Supplier<Batch<C>> empty) {
        this.empty = empty;
        this.gathering = empty.get();
    }

    /**
     * Adds a slice, and waits until there is room for it.
     *
     * @return whether nobody writes, so that the caller has to start a writer
     */
    synchronized boolean add(Slice<C> slice) throws InterruptedException {
        awaitRoom(slice);
        if (closed) {
            return false;
        }
        gathering.add(slice);
        moreFollows = slice.entries().size() >= CATCH_UP_SIZE;
        notifyAll();
        boolean idle = !writing;
        writing = true;
        return idle;
    }

    private void awaitRoom(Slice<C> slice) throws InterruptedException {
        waitingReaders++;
        try {
            while (!closed && !takes(slice)) {
                notifyAll();
                wait();
            }
        } finally {
            waitingReaders--;
        }
    }

    /** Whether there is room for the slice now. */
    synchronized boolean takes(Slice<C> slice) {
        boolean alone = slice.start() < aloneUntil.getOrDefault(slice.partition(), 0L);
        return gathering.isEmpty() || (!alone && gathering.takes(slice));
    }

    /**
     * What the writer has to write next; without anything the writer ends. Where the reader lags behind, the batch is
     * left to grow until it is full: the more it holds, the fewer of its changes are still worth writing.
     */
    synchronized Optional<Batch<C>> next() {
        letGrow();
        if (closed || gathering.isEmpty()) {
            writing = false;
            return Optional.empty();
        }
        Batch<C> batch = gathering;
        gathering = empty.get();
        notifyAll();
        return Optional.of(batch);
    }

    private void letGrow() {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        try {
            for (long left = TIMEOUT.toMillis(); growing() && left > 0; left = millisUntil(deadline)) {
                wait(left);
            }
        } catch (InterruptedException e) {
            // Whoever interrupts wants no waiting; the writer ends when the backlog is closed.
            LOG.log(Level.FINE, "backlog.interrupted", e);
        }
    }

    private boolean growing() {
        return !closed && moreFollows && waitingReaders == 0 && !gathering.isEmpty() && !gathering.isFull();
    }

    private static long millisUntil(long deadline) {
        return TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    }

    /** Keeps the slices before these offsets apart, each a batch of its own, so that a bad record can be found. */
    synchronized void keepApart(Map<TopicPartition, Long> untilByPartition) {
        untilByPartition.forEach((partition, until) -> aloneUntil.merge(partition, until, Math::max));
    }

    /** Lets slices gather again in partitions that have got past their bad records. */
    synchronized void applied(Map<TopicPartition, Long> positions) {
        positions.forEach((partition, position) ->
                aloneUntil.computeIfPresent(partition, (same, until) -> until <= position ? null : until));
    }

    /**
     * The writer did not come to its end, or never began. What has gathered goes with it: the slice that comes next does not
     * connect to what is stored and is sent back, and its caller starts a new writer.
     */
    synchronized void writerFailed() {
        writing = false;
        gathering = empty.get();
        notifyAll();
    }

    /** Lets everybody who waits go; nothing is taken or given any more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }
}
