package dev.crossdock.operations.jmx;

import dev.crossdock.group.ConsumerGroups;
import dev.crossdock.group.GroupAction;
import dev.crossdock.group.GroupStatus;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One consumer group for JMX; all groups share one look. */
final class ManagedGroup implements GroupMXBean {

    private final String name;
    private final Supplier<List<GroupStatus>> look;
    private final ConsumerGroups groups;

    ManagedGroup(String name, Supplier<List<GroupStatus>> look, ConsumerGroups groups) {
        this.name = name;
        this.look = look;
        this.groups = groups;
    }

    private GroupStatus status() {
        return look.get().stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "group " + name + " is not registered yet: the application is starting"));
    }

    @Override
    public String getKind() {
        return status().kind().name();
    }

    @Override
    public String getState() {
        return status().state().name();
    }

    @Override
    public List<String> getTopics() {
        return status().topics();
    }

    @Override
    public long getLagRecords() {
        return status().lag();
    }

    @Override
    public double getRatePerSecond() {
        return status().ratePerSecond();
    }

    @Override
    public long getApplied() {
        return status().applied();
    }

    @Override
    public long getSkipped() {
        return status().skipped();
    }

    @Override
    public long getDeadLettered() {
        return status().deadLettered();
    }

    @Override
    public @Nullable String getLastError() {
        return status().lastError();
    }

    @Override
    public void pause() {
        groups.perform(name, GroupAction.PAUSE, ManagedValues.ACTOR);
    }

    @Override
    public void resume() {
        groups.perform(name, GroupAction.RESUME, ManagedValues.ACTOR);
    }
}
