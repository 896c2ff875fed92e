package dev.crossdock.group;

import dev.crossdock.jmx.Managed;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a consumer group is doing. Numbers that nobody knows, or that its kind does not count, are -1.
 *
 * @param topics what it reads
 * @param lag records in the topics that have no effect yet; -1 while Kafka cannot be asked
 * @param ratePerSecond records handled per second since the last look
 * @param applied records that took effect
 * @param skipped records without effect: stale revisions and duplicates
 * @param deadLettered records that went to the dead letters
 * @param redriven how many of these were settled by operators since
 * @param tasks what it is made of, where it is made of parts that can fail alone; else none
 * @param actions what an operator may do to it
 */
public record GroupStatus(
        String name,

        @Managed("PROJECTION, STREAMS_APPLICATION or CONNECTOR")
        GroupKind kind,

        @Managed("The topics it reads") List<String> topics,

        @Managed("RUNNING, PAUSED, REBUILDING, STARTING, FAILED or UNKNOWN")
        GroupState state,

        @Managed(
                value = "Records in its topics that have no effect yet; -1 while Kafka cannot be asked",
                name = "LagRecords")
        long lag,

        @Managed("Records handled per second since the last look")
        double ratePerSecond,

        @Managed("Records that took effect") long applied,

        @Managed("Stale and repeated records, which change nothing")
        long skipped,

        @Managed("Records that went to the dead letters") long deadLettered,
        long redriven,

        @Managed("The last error, if there was one") @Nullable String lastError,

        @Nullable Instant lastErrorAt,
        @Nullable Instant lastAppliedAt,
        List<Task> tasks,
        Set<GroupAction> actions) {

    /** Nobody knows. */
    public static final long UNKNOWN = -1;

    /** A part of a group that can fail alone. */
    public record Task(int id, GroupState state, @Nullable String lastError) {}

    /** Keeps its own copies. */
    public GroupStatus {
        topics = List.copyOf(topics);
        tasks = List.copyOf(tasks);
        actions = Set.copyOf(actions);
    }

    /** A group that counts nothing but its lag. */
    public static GroupStatus of(
            ConsumerGroup group,
            List<String> topics,
            GroupState state,
            long lag,
            @Nullable String lastError,
            List<Task> tasks) {
        return new GroupStatus(
                group.name(),
                group.kind(),
                topics,
                state,
                lag,
                UNKNOWN,
                UNKNOWN,
                UNKNOWN,
                UNKNOWN,
                UNKNOWN,
                lastError,
                null,
                null,
                tasks,
                group.actions());
    }

    /** How many of its tasks run. */
    public long runningTasks() {
        return tasks.stream().filter(task -> task.state() == GroupState.RUNNING).count();
    }

    /** Whether an operator may do this to it. */
    public boolean can(GroupAction action) {
        return actions.contains(action);
    }
}
