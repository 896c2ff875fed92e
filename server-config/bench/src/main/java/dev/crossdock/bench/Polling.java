package dev.crossdock.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Asks again and again until something has come true. By hand, because a retry library counts failures, and here "not yet"
 * is none while everything that is thrown ends the benchmark.
 */
record Polling(Duration timeout, Duration interval) {

    /** What may come true. */
    interface Condition {
        boolean holds() throws Exception;
    }

    /**
     * Returns as soon as it holds.
     *
     * @throws BenchException with what is wrong if it does not in time
     */
    void until(Condition condition, String otherwise) throws Exception {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new BenchException(otherwise + " after " + timeout.toSeconds() + " s");
            }
            TimeUnit.NANOSECONDS.sleep(interval.toNanos());
        }
    }
}
