package dev.crossdock.operations.jmx;

import dev.crossdock.work.JobState;
import java.util.Map;
import java.util.function.Supplier;

/** The jobs of one kind for JMX. */
final class ManagedJobs implements JobsMXBean {

    private final Supplier<Map<JobState, Long>> counts;

    ManagedJobs(Supplier<Map<JobState, Long>> counts) {
        this.counts = counts;
    }

    private long count(JobState state) {
        return counts.get().getOrDefault(state, 0L);
    }

    @Override
    public long getQueued() {
        return count(JobState.QUEUED);
    }

    @Override
    public long getRunning() {
        return count(JobState.RUNNING);
    }

    @Override
    public long getRetrying() {
        return count(JobState.RETRYING);
    }

    @Override
    public long getDead() {
        return count(JobState.DEAD);
    }
}
