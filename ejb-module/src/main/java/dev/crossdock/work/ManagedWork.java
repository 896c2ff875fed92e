package dev.crossdock.work;

import dev.crossdock.contract.guard.Admission;
import dev.crossdock.jmx.ManagedObject;
import dev.crossdock.jmx.ManagedSource;
import dev.crossdock.queue.QueuePlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Every queue of background work, as {@code dev.crossdock:type=Queue,name=…}, and the jobs of each kind, as
 * {@code dev.crossdock:type=Jobs,name=…}.
 */
@ApplicationScoped
class ManagedWork implements ManagedSource {

    @Inject
    WorkQueues queues;

    @Inject
    Jobs jobs;

    @Inject
    Admission admission;

    @Override
    public List<ManagedObject<?>> managed() {
        return Stream.<ManagedObject<?>>concat(
                        QueuePlan.of(admission.contracts()).stream()
                                .map(declared -> declared.queue().name())
                                .filter(WorkQueues::isWork)
                                .map(this::queue),
                        Arrays.stream(JobKind.values()).map(this::jobs))
                .toList();
    }

    private ManagedObject<WorkQueue> queue(String name) {
        return new ManagedObject<>(
                        "Queue",
                        name,
                        "A queue of background work, as the broker tells of it.",
                        () -> queues.all().stream()
                                .filter(queue -> queue.name().equals(name))
                                .findFirst()
                                .orElseThrow(
                                        () -> new IllegalStateException("the broker has no queue " + name + " yet")))
                .value("Paused", boolean.class, "Whether workers get nothing of it", WorkQueue::paused)
                .value("Depth", long.class, "Jobs that could be worked on now and wait", WorkQueue::depth)
                .value(
                        "Scheduled",
                        long.class,
                        "Jobs that wait for their time or for the next attempt",
                        WorkQueue::scheduled)
                .value("InProgress", long.class, "Jobs that a worker has", WorkQueue::inProgress)
                .value("Workers", int.class, "Workers that are connected, of all nodes", WorkQueue::workers)
                .value(
                        "RatePerSecond",
                        double.class,
                        "Jobs done per second, over the last seconds",
                        WorkQueue::ratePerSecond)
                .value(
                        "OldestSeconds",
                        Double.class,
                        "Age of the job at the head in seconds, if one waits",
                        WorkQueue::oldestSeconds)
                .value(
                        "DeadLetters",
                        Long.class,
                        "Jobs that could not be done and wait for an operator, if the queue has dead letters of its own",
                        WorkQueue::deadLetters)
                .operation(
                        "pause",
                        "Lets the workers stand still, also after a restart of the broker; what they are at they finish",
                        () -> queues.pause(ACTOR, name))
                .operation("resume", "Lets the workers go on", () -> queues.resume(ACTOR, name));
    }

    private ManagedObject<Map<JobState, Long>> jobs(JobKind kind) {
        return new ManagedObject<>(
                        "Jobs",
                        kind.word(),
                        "The jobs of one kind that are not done, as the database tells of them.",
                        () -> jobs.unfinished(kind))
                .value("Queued", long.class, "Jobs that wait for their time or for a worker", in(JobState.QUEUED))
                .value("Running", long.class, "Jobs that a worker is at", in(JobState.RUNNING))
                .value(
                        "Retrying",
                        long.class,
                        "Jobs that failed for a reason that may pass and wait for the next attempt",
                        in(JobState.RETRYING))
                .value(
                        "Dead",
                        long.class,
                        "Jobs that cannot be done as they are; an operator may change them and queue them again",
                        in(JobState.DEAD));
    }

    private static Function<Map<JobState, Long>, Object> in(JobState state) {
        return counts -> counts.getOrDefault(state, 0L);
    }
}
