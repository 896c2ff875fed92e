package dev.crossdock.bench;

import dev.crossdock.bench.Contestant.Sender;
import dev.crossdock.stack.settings.StackException;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/** Sends jobs and waits until the workers have had every one of them. */
final class JobLoad {

    private static final int TIMEOUT_SECONDS = 120;

    private final Contestant contestant;
    private final int senders;

    /** By the id of the job, which the sender or a worker may be the first to tell. */
    private final Map<String, CompletableFuture<Void>> jobs = new ConcurrentHashMap<>();

    JobLoad(Contestant contestant, int senders) {
        this.contestant = contestant;
        this.senders = senders;
        contestant.onDone(id -> job(id).complete(null));
    }

    private CompletableFuture<Void> job(String id) {
        return jobs.computeIfAbsent(id, unknown -> new CompletableFuture<>());
    }

    /** Jobs per second from the first one sent to the last one that a worker had. */
    double run(int count) throws Exception {
        AtomicInteger next = new AtomicInteger();
        Map<String, CompletableFuture<Void>> sent = new ConcurrentHashMap<>();
        long began = System.nanoTime();
        Callable<Void> worker = () -> {
            try (Sender sender = contestant.sender()) {
                while (next.getAndIncrement() < count) {
                    String id = sender.send();
                    sent.put(id, job(id));
                }
            }
            return null;
        };
        Parallel.call(senders, Collections.nCopies(senders, worker));
        try {
            CompletableFuture.allOf(sent.values().toArray(CompletableFuture<?>[]::new))
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            long left = sent.values().stream().filter(job -> !job.isDone()).count();
            throw new StackException(
                    left + " of " + count + " jobs have not come to a worker in " + TIMEOUT_SECONDS
                            + " s; see the logs of the servers",
                    e);
        }
        return count / ((System.nanoTime() - began) / 1e9);
    }

    /** How long jobs take at a fixed rate. */
    Histogram atRate(OpenLoop loop) throws Exception {
        Deque<Sender> idle = new ConcurrentLinkedDeque<>();
        try {
            return loop.run(random -> {
                Sender waiting = idle.poll();
                Sender sender = waiting == null ? contestant.sender() : waiting;
                String id;
                try {
                    id = sender.send();
                } finally {
                    idle.push(sender);
                }
                job(id).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            });
        } finally {
            for (Sender sender : idle) {
                sender.close();
            }
        }
    }
}
