package dev.crossdock.bench;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Those who take part, closed together. */
final class Contestants implements AutoCloseable {

    /** A way from senders to workers. */
    interface Contestant extends AutoCloseable {

        /** Whom the workers tell of each job they have acknowledged, by the name its sender gave it. */
        void tell(Consumer<String> done);

        /** What one sender sends with; not shared between threads. */
        Sender sender() throws Exception;

        @Override
        void close() throws Exception;
    }

    /** One sender. */
    interface Sender extends AutoCloseable {

        /** Sends a job of this name; returns when it is durable. */
        void send(String name) throws Exception;

        @Override
        default void close() throws Exception {
            // Most have nothing of their own.
        }
    }

    private final Map<String, Contestant> all = new LinkedHashMap<>();

    void add(String name, Contestant contestant) {
        all.put(name, contestant);
    }

    Map<String, Contestant> all() {
        return Collections.unmodifiableMap(all);
    }

    /** The last one first; one that cannot be closed does not keep the others open. */
    @Override
    public void close() throws Exception {
        Deque<Contestant> open = new ArrayDeque<>();
        all.values().forEach(open::push);
        Exception failure = null;
        for (Contestant contestant : open) {
            try {
                contestant.close();
            } catch (Exception e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
