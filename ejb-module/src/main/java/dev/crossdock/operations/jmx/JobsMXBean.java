package dev.crossdock.operations.jmx;

/** The jobs of one kind, as {@code dev.crossdock:type=Jobs,name=…}. */
@Description("The jobs of one kind that are not done, as the database tells of them.")
public interface JobsMXBean {

    /** How many wait. */
    @Description("Jobs that wait for their time or for a worker")
    long getQueued();

    /** How many are worked on. */
    @Description("Jobs that a worker is at")
    long getRunning();

    /** How many wait for another attempt. */
    @Description("Jobs that failed for a reason that may pass and wait for the next attempt")
    long getRetrying();

    /** How many failed. */
    @Description("Jobs that cannot be done as they are; an operator may change them and queue them again")
    long getDead();
}
