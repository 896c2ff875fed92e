package dev.crossdock.work;

/**
 * One delivery of the message about a job.
 *
 * @param round the round of the job that the message is about
 */
public record Delivery(JobKind kind, String jobId, int round) {

    /** The header with the job's id. */
    public static final String JOB_ID = "jobId";

    /** The header with the round. */
    public static final String ROUND = "round";
}
