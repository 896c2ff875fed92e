package dev.crossdock.outbox;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps work going as long as there is some, on one thread at a time. Who observes that a transaction is over wakes it and
 * calls no enterprise bean: the container would try to go back into that transaction, which fails.
 */
public final class Drain {

    private static final Logger LOG = Logger.getLogger(Drain.class.getName());

    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final String waiting;
    private final Work work;
    private volatile @Nullable String lastProblem;

    /** What there is to do. */
    public interface Work {

        /**
         * Does all of it that is there now.
         *
         * @throws Exception if it has to wait until the next time
         */
        void run() throws Exception;
    }

    /**
     * Nothing is done yet.
     *
     * @param waiting the event to log when the work has to wait
     */
    public Drain(String waiting, Work work) {
        this.waiting = waiting;
        this.work = work;
    }

    /** There may be something to do. What is asked for while the work goes on is done before it ends. */
    public void wake(Executor executor) {
        asked.set(true);
        if (running.compareAndSet(false, true)) {
            try {
                executor.execute(() -> run(executor));
            } catch (RuntimeException e) {
                running.set(false);
                throw e;
            }
        }
    }

    private void run(Executor executor) {
        try {
            while (asked.getAndSet(false)) {
                work.run();
                lastProblem = null;
            }
        } catch (Exception e) {
            String problem = String.valueOf(e.getMessage());
            if (!problem.equals(lastProblem)) {
                LOG.log(Level.WARNING, e, () -> waiting + ": " + problem);
            }
            lastProblem = problem;
        } finally {
            running.set(false);
        }
        if (asked.get()) {
            wake(executor);
        }
    }
}
