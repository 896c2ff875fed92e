package dev.crossdock.bench;

import java.util.function.Consumer;

/** A way from senders to workers. */
public interface Contestant extends AutoCloseable {

    /** Whom the workers tell of each job they have acknowledged, by its id. */
    void onDone(Consumer<String> listener);

    /** What one sender sends with; not shared between threads. */
    Sender sender() throws Exception;

    @Override
    void close() throws Exception;

    /** One sender. */
    interface Sender extends AutoCloseable {

        /** Sends a job; returns its id when it is durable. */
        String send() throws Exception;

        @Override
        default void close() throws Exception {
            // Most have nothing of their own.
        }
    }
}
