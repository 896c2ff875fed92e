package dev.crossdock.bench;

/** What one sender hands jobs to the application with. */
interface JobSubmitter extends AutoCloseable {

    /** Hands a job over; returns its id when it is durable. */
    String submit() throws Exception;

    @Override
    default void close() throws Exception {
        // Most have nothing of their own.
    }

    /** Makes one for each sender. */
    interface Factory {

        /** One that submits for a tenant. */
        JobSubmitter open(String tenant) throws Exception;
    }
}
