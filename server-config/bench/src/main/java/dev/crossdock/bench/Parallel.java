package dev.crossdock.bench;

import dev.crossdock.stack.settings.StackException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does work in several threads and waits for all of it. */
final class Parallel {

    private Parallel() {}

    /** The results in the order of the work; the first failure ends it. */
    static <T> List<T> call(int threads, List<? extends Callable<T>> work) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> done : pool.invokeAll(work)) {
                results.add(done.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StackException known
                    ? known
                    : new StackException("what was measured failed: " + e.getCause(), e);
        } finally {
            pool.shutdownNow();
        }
    }
}
