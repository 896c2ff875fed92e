package dev.crossdock.bench;

import dev.crossdock.bench.Contestant.Sender;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
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
        Callable<Void> worker = () -> {
            try (Sender sender = contestant.sender()) {
                for (int i = next.getAndIncrement(); i < jobs; i = next.getAndIncrement()) {
                    sender.send(prefix + "run-" + i);
                }
            }
            return null;
        };
        Parallel.call(senders, Collections.nCopies(senders, worker));
        if (!left.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            throw new BenchException(left.getCount() + " of " + jobs + " jobs have not come to a worker in "
                    + TIMEOUT_SECONDS + " s; see the logs of the servers");
        }
        return jobs / ((System.nanoTime() - began) / 1e9);
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
