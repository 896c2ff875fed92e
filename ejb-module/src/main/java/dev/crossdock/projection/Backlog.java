package dev.crossdock.projection;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one group has read while its writer was busy. Slices gather into the next batch; a reader that is further ahead
 * than a batch holds waits. One writer at a time takes batches until there is none.
 *
 * @param <C> a change
 */
final class Backlog<C> {

    private final Supplier<Batch<C>> empty;
    private final Map<Integer, Long> aloneUntil = new HashMap<>();
    private Batch<C> gathering;
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
        while (!closed && !takes(slice)) {
            wait();
        }
        if (closed) {
            return false;
        }
        gathering.add(slice);
        boolean idle = !writing;
        writing = true;
        return idle;
    }

    private boolean takes(Slice<C> slice) {
        boolean alone = slice.start() < aloneUntil.getOrDefault(slice.partition(), 0L);
        return gathering.isEmpty() || (!alone && gathering.takes(slice));
    }

    /** What the writer has to write next; without anything the writer ends. */
    synchronized Optional<Batch<C>> next() {
        if (closed || gathering.isEmpty()) {
            writing = false;
            return Optional.empty();
        }
        Batch<C> batch = gathering;
        gathering = empty.get();
        notifyAll();
        return Optional.of(batch);
    }

    /** Keeps the slices before these offsets apart, each a batch of its own, so that a bad record can be found. */
    synchronized void keepApart(Map<Integer, Long> untilByPartition) {
        untilByPartition.forEach((partition, until) -> aloneUntil.merge(partition, until, Math::max));
    }

    /** Lets slices gather again in partitions that have got past their bad records. */
    synchronized void applied(Map<Integer, Long> positions) {
        positions.forEach((partition, position) ->
                aloneUntil.computeIfPresent(partition, (same, until) -> until <= position ? null : until));
    }

    /** Lets everybody who waits go; nothing is taken or given any more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
