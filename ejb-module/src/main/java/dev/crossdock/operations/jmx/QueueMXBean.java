package dev.crossdock.operations.jmx;

import org.jspecify.annotations.Nullable;

/** A queue of background work, as {@code dev.crossdock:type=Queue,name=…}. */
@Description("A queue of background work, as the broker tells of it.")
public interface QueueMXBean {

    /** Whether workers get nothing. */
    @Description("Whether workers get nothing of it")
    boolean isPaused();

    /** How many wait. */
    @Description("Jobs that could be worked on now and wait")
    long getDepth();

    /** How many wait for a time. */
    @Description("Jobs that wait for their time or for the next attempt")
    long getScheduled();

    /** How many are worked on. */
    @Description("Jobs that a worker has")
    long getInProgress();

    /** How many workers. */
    @Description("Workers that are connected, of all nodes")
    int getWorkers();

    /** The speed. */
    @Description("Jobs done per second, over the last seconds")
    double getRatePerSecond();

    /** The age of the oldest. */
    @Description("Age of the job at the head in seconds, if one waits")
    @Nullable Double getOldestSeconds();

    /** How many failed. */
    @Description("Jobs that could not be done and wait for an operator, if the queue has dead letters of its own")
    @Nullable Long getDeadLetters();

    /** Stops the workers. */
    @Description("Lets the workers stand still, also after a restart of the broker; what they are at they finish")
    void pause();

    /** Lets the workers go on. */
    @Description("Lets the workers go on")
    void resume();
}
