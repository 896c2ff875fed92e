package dev.crossdock.work;

import dev.crossdock.jmx.Managed;
import dev.crossdock.queue.QueueState;
import org.jspecify.annotations.Nullable;

/**
 * How a queue is, for an operator.
 *
 * @param depth how many could be worked on now and wait
 * @param scheduled how many wait for their time or for the next attempt
 * @param inProgress how many a worker has
 * @param workers how many are connected
 * @param ratePerSecond how many were done, over the last seconds
 * @param oldestSeconds the age of the job at the head; null if none waits
 * @param deadLetters how many could not be done and wait for an operator; null if the queue has no dead letters of its own
 */
public record WorkQueue(
        String name,
        @Managed("Whether workers get nothing of it") boolean paused,

        @Managed("Jobs that could be worked on now and wait")
        long depth,

        @Managed("Jobs that wait for their time or for the next attempt")
        long scheduled,

        @Managed("Jobs that a worker has") long inProgress,
        @Managed("Workers that are connected, of all nodes") int workers,

        @Managed("Jobs done per second, over the last seconds")
        double ratePerSecond,

        @Managed("Age of the job at the head in seconds, if one waits") @Nullable Double oldestSeconds,

        @Managed("Jobs that could not be done and wait for an operator, if the queue has dead letters of its own")
        @Nullable Long deadLetters) {

    private static final double MILLIS = 1_000.0;

    static WorkQueue of(QueueState queue, double ratePerSecond, @Nullable Long deadLetters) {
        return new WorkQueue(
                queue.name(),
                queue.paused(),
                queue.waiting(),
                queue.scheduled(),
                queue.delivering(),
                queue.consumers(),
                Math.round(ratePerSecond * 10) / 10.0,
                queue.oldest() == null ? null : queue.oldest().toMillis() / MILLIS,
                deadLetters);
    }
}
