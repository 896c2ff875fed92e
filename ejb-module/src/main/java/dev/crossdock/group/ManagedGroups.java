package dev.crossdock.group;

import dev.crossdock.jmx.ManagedObject;
import dev.crossdock.jmx.ManagedSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Every consumer group, as {@code dev.crossdock:type=Group,name=…}. */
@ApplicationScoped
class ManagedGroups implements ManagedSource {

    @Inject
    ConsumerGroups groups;

    @Override
    public List<ManagedObject<?>> managed() {
        return groups.groups().<ManagedObject<?>>map(this::managed).toList();
    }

    private ManagedObject<GroupStatus> managed(ConsumerGroup group) {
        String name = group.name();
        ManagedObject<GroupStatus> managed = new ManagedObject<>(
                        "Group",
                        name,
                        "A consumer group: what it reads, how far it has come, and whether it runs.",
                        () -> groups.status(name))
                .value(
                        "Kind",
                        String.class,
                        "PROJECTION, STREAMS_APPLICATION or CONNECTOR",
                        status -> status.kind().name())
                .value(
                        "State",
                        String.class,
                        "RUNNING, PAUSED, REBUILDING, STARTING, FAILED or UNKNOWN",
                        status -> status.state().name())
                .value(
                        "Topics",
                        String[].class,
                        "The topics it reads",
                        status -> status.topics().toArray(String[]::new))
                .value(
                        "LagRecords",
                        long.class,
                        "Records in its topics that have no effect yet; -1 while Kafka cannot be asked",
                        GroupStatus::lag)
                .value(
                        "RatePerSecond",
                        double.class,
                        "Records handled per second since the last look",
                        GroupStatus::ratePerSecond)
                .value("Applied", long.class, "Records that took effect", GroupStatus::applied)
                .value("Skipped", long.class, "Stale and repeated records, which change nothing", GroupStatus::skipped)
                .value("DeadLettered", long.class, "Records that went to the dead letters", GroupStatus::deadLettered)
                .value("LastError", String.class, "The last error, if there was one", GroupStatus::lastError);
        group.actions()
                .forEach(action -> managed.operation(
                        action.word(), action.description(), () -> groups.perform(name, action, ACTOR)));
        return managed;
    }
}
