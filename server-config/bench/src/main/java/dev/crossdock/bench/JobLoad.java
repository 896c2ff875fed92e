package dev.crossdock.bench;

import dev.crossdock.bench.Contestant.Sender;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/** Sends jobs and waits until the workers have had every one of them. */
final class JobLoad {

    private static final int TIMEOUT_SECONDS = 120;
    private static final AtomicInteger RUNS = new AtomicInteger();

    private final Contestant contestant;
    private final int senders;
    private final String prefix =
            Long.toString(System.currentTimeMillis(), Character.MAX_RADIX) + "-" + RUNS.incrementAndGet() + "-";

    JobLoad(Contestant contestant, int senders) {
        this.contestant = contestant;
        this.senders = senders;
    }

    /** Jobs per second from the first one sent to the last one that a worker had. */
    double run(int jobs) throws Exception {
        CountDownLatch left = new CountDownLatch(jobs);
        Map<String, Boolean> seen = new ConcurrentHashMap<>();
        contestant.onDone(name -> {
            if (name.startsWith(prefix + "run-") && seen.put(name, true) == null) {
                left.countDown();
            }
        });
        AtomicInteger next = new AtomicInteger();
        long began = System.nanoTime();
        sendAll(() -> {
            try (Sender sender = contestant.sender()) {
                for (int i = next.getAndIncrement(); i < jobs; i = next.getAndIncrement()) {
                    sender.send(prefix + "run-" + i);
                }
            }
            return null;
        });
        if (!left.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            throw new BenchException(left.getCount() + " of " + jobs + " jobs have not come to a worker in "
                    + TIMEOUT_SECONDS + " s; see the logs of the servers");
        }
        return jobs / ((System.nanoTime() - began) / 1e9);
    }

    private void sendAll(Callable<Void> sender) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(senders);
        try {
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < senders; i++) {
                all.add(sender);
            }
            for (Future<Void> sent : threads.invokeAll(all)) {
                sent.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof BenchException known
                    ? known
                    : new BenchException("sending failed: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** How long jobs take at a fixed rate. */
    Histogram atRate(OpenLoop loop) throws Exception {
        Map<String, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();
        contestant.onDone(name -> {
            CompletableFuture<Void> sender = waiting.remove(name);
            if (sender != null) {
                sender.complete(null);
            }
        });
        AtomicInteger next = new AtomicInteger();
        try (Idle idle = new Idle(contestant)) {
            return loop.run(random -> {
                String name = prefix + "rate-" + next.getAndIncrement();
                CompletableFuture<Void> done = new CompletableFuture<>();
                waiting.put(name, done);
                Sender sender = idle.take();
                try {
                    sender.send(name);
                } finally {
                    idle.giveBack(sender);
                }
                done.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            });
        }
    }

    /** Senders that nobody sends with just now. */
    private static final class Idle implements AutoCloseable {

        private final Contestant contestant;
        private final Deque<Sender> senders = new ArrayDeque<>();

        Idle(Contestant contestant) {
            this.contestant = contestant;
        }

        Sender take() throws Exception {
            synchronized (senders) {
                if (!senders.isEmpty()) {
                    return senders.pop();
                }
            }
            return contestant.sender();
        }

        void giveBack(Sender sender) {
            synchronized (senders) {
                senders.push(sender);
            }
        }

        @Override
        public void close() throws Exception {
            for (Sender sender : senders) {
                sender.close();
            }
        }
    }
}
