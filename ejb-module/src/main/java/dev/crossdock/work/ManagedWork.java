package dev.crossdock.work;

import dev.crossdock.contract.guard.Admission;
import dev.crossdock.jmx.Managed;
import dev.crossdock.jmx.ManagedObject;
import dev.crossdock.jmx.ManagedSource;
import dev.crossdock.queue.QueuePlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
                        WorkQueue.class,
                        () -> queues.all().stream()
                                .filter(queue -> queue.name().equals(name))
                                .findFirst()
                                .orElseThrow(
                                        () -> new IllegalStateException("the broker has no queue " + name + " yet")))
                .operation(
                        "pause",
                        "Lets the workers stand still, also after a restart of the broker; what they are at they finish",
                        () -> queues.pause(ACTOR, name))
                .operation("resume", "Lets the workers go on", () -> queues.resume(ACTOR, name));
    }

    private ManagedObject<Unfinished> jobs(JobKind kind) {
        return new ManagedObject<>(
                "Jobs",
                kind.word(),
                "The jobs of one kind that are not done, as the database tells of them.",
                Unfinished.class,
                () -> Unfinished.of(jobs.unfinished(kind)));
    }

    /** How many jobs of a kind are in which state. */
    public record Unfinished(
            @Managed("Jobs that wait for their time or for a worker")
            long queued,

            @Managed("Jobs that a worker is at") long running,

            @Managed("Jobs that failed for a reason that may pass and wait for the next attempt")
            long retrying,

            @Managed("Jobs that cannot be done as they are; an operator may change them and queue them again")
            long dead) {

        static Unfinished of(Map<JobState, Long> counts) {
            return new Unfinished(
                    counts.getOrDefault(JobState.QUEUED, 0L),
                    counts.getOrDefault(JobState.RUNNING, 0L),
                    counts.getOrDefault(JobState.RETRYING, 0L),
                    counts.getOrDefault(JobState.DEAD, 0L));
        }
    }
}
