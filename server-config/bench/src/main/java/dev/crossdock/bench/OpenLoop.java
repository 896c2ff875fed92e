package dev.crossdock.bench;

import java.time.Duration;
import java.util.Collections;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Sends queries of one kind at a fixed rate, as people do who do not know of each other. A query's time counts from
 * the moment it was due, so that one slow answer is also felt by those who come meanwhile.
 *
 * @param perSecond queries that are due each second
 * @param time for how long they are
 */
record OpenLoop(double perSecond, Duration time) {

    /** Queries that may wait for an answer at the same time. */
    private static final int WORKERS = 32;

    private static final int DIGITS = 3;
    private static final long MAX_NANOS = Duration.ofMinutes(5).toNanos();

    /** One query, about something that the numbers decide. */
    interface Query {
        void ask(SplittableRandom random) throws Exception;
    }

    /** The times in nanoseconds; any failure ends it. */
    Histogram run(Query query) throws InterruptedException {
        long count = Math.max(1, (long) (perSecond * time.toMillis() / 1e3));
        Histogram times = new ConcurrentHistogram(MAX_NANOS, DIGITS);
        AtomicLong next = new AtomicLong();
        long began = System.nanoTime();
        Callable<Void> worker = () -> {
            for (long i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                long due = awaitDue(began, i, perSecond);
                query.ask(new SplittableRandom(i));
                times.recordValue(Math.min(MAX_NANOS, System.nanoTime() - due));
            }
            return null;
        };
        Parallel.call(WORKERS, Collections.nCopies(WORKERS, worker));
        return times;
    }

    /** Waits until the moment at which the numbered one of a steady flow is due. */
    static long awaitDue(long began, long number, double perSecond) {
        long due = began + (long) (number * 1e9 / perSecond);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return due;
    }
}
