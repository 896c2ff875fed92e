package dev.crossdock.event;

import dev.crossdock.event.value.EventId;
import java.util.Collection;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Lets only one request at a time work on an event id, so that the second one finds the first one's receipt. */
final class InFlight {

    private final ConcurrentMap<EventId, CompletableFuture<Void>> busy = new ConcurrentHashMap<>();

    /** The ids are this caller's until it is closed. */
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits until all ids are free; taken in their natural order, so that two callers never wait for each other. */
    Hold acquire(Collection<EventId> ids) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        TreeSet<EventId> sorted = new TreeSet<>(ids);
        for (EventId id : sorted) {
            CompletableFuture<Void> other = busy.putIfAbsent(id, done);
            while (other != null) {
                other.join();
                other = busy.putIfAbsent(id, done);
            }
        }
        return () -> {
            sorted.forEach(id -> busy.remove(id, done));
            done.complete(null);
        };
    }
}
