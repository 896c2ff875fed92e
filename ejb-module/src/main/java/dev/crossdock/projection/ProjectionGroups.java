package dev.crossdock.projection;

import dev.crossdock.group.ConsumerGroup;
import dev.crossdock.group.ConsumerGroupSource;
import dev.crossdock.group.GroupAction;
import dev.crossdock.group.GroupException;
import dev.crossdock.group.GroupKind;
import dev.crossdock.group.GroupPosition;
import dev.crossdock.group.GroupState;
import dev.crossdock.group.GroupStatus;
import dev.crossdock.projection.store.DesiredState;
import dev.crossdock.projection.store.GroupRegister;
import dev.crossdock.projection.store.GroupRow;
import dev.crossdock.projection.value.RebuildReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The groups of the application's projections. */
@ApplicationScoped
public class ProjectionGroups implements ConsumerGroupSource {

    private static final Set<GroupAction> ACTIONS =
            EnumSet.of(GroupAction.PAUSE, GroupAction.RESUME, GroupAction.REBUILD);
    private static final double NANOS = 1e9;
    private static final long SAMPLE_NANOS = 1_000_000_000L;

    @Inject
    Projections projections;

    @Inject
    GroupRegister register;

    @Inject
    GroupControl control;

    @Inject
    GroupProgress progress;

    @Inject
    GroupReaders readers;

    @Inject
    Rebuild rebuild;

    private final Map<String, Sample> samples = new ConcurrentHashMap<>();

    private record Sample(long atNanos, long handled, double rate) {}

    @Override
    public List<ProjectionGroup> groups() {
        Map<String, GroupRow> rows = rows();
        return projections.all().stream()
                .flatMap(
                        projection -> Optional.ofNullable(rows.get(projection.group()))
                                .map(row -> new ProjectionGroup(projection, row))
                                .stream())
                .toList();
    }

    /** The group of one projection, as it was when it was looked up. */
    final class ProjectionGroup implements ConsumerGroup {

        private final Projection<?> projection;
        private final GroupRow row;

        private ProjectionGroup(Projection<?> projection, GroupRow row) {
            this.projection = projection;
            this.row = row;
        }

        @Override
        public String name() {
            return row.name();
        }

        @Override
        public GroupKind kind() {
            return GroupKind.PROJECTION;
        }

        @Override
        public List<GroupPosition> positions() {
            return progress.positions(projection);
        }

        @Override
        public Set<GroupAction> actions() {
            return ACTIONS;
        }

        @Override
        public GroupStatus status() {
            return new GroupStatus(
                    name(),
                    kind(),
                    projection.topics(),
                    state(),
                    progress.now(projection).lagRecords(),
                    rate(row.name(), row.applied() + row.skipped() + row.deadLettered()),
                    row.applied(),
                    row.skipped(),
                    row.deadLettered(),
                    row.redriven(),
                    row.lastError(),
                    row.lastErrorAt(),
                    row.lastAppliedAt(),
                    List.of(),
                    ACTIONS);
        }

        private GroupState state() {
            if (row.rebuilding()) {
                return GroupState.REBUILDING;
            }
            return row.desiredState() == DesiredState.PAUSED ? GroupState.PAUSED : GroupState.RUNNING;
        }

        @Override
        public void perform(GroupAction action, String actor) {
            switch (action) {
                case PAUSE -> {
                    control.want(DesiredState.PAUSED, name(), actor);
                    readers.of(projection).pause();
                }
                case RESUME -> {
                    control.want(DesiredState.RUNNING, name(), actor);
                    resumeReading(projection);
                }
                case REBUILD -> rebuild.start(projection, actor);
                case RESTART, RESET -> throw new IllegalStateException("a projection is rebuilt, never reset");
            }
        }
    }

    /** Brings the channels of this instance in line with what operators want; called regularly once all is up. */
    public void reconcile() {
        Map<String, GroupRow> rows = rows();
        for (Projection<?> projection : projections.all()) {
            GroupRow row = rows.get(projection.group());
            if (row != null && row.desiredState() == DesiredState.PAUSED) {
                readers.of(projection).pause();
            } else {
                resumeReading(projection);
            }
            if (row != null && row.rebuilding()) {
                rebuild.abandon(projection);
            }
        }
    }

    private void resumeReading(Projection<?> projection) {
        GroupReader reader = readers.of(projection);
        reader.resume();
        reader.returnToStored();
    }

    private Map<String, GroupRow> rows() {
        return register.groups().stream().collect(Collectors.toMap(GroupRow::name, Function.identity()));
    }

    /**
     * Starts a rebuild from the start of the topics.
     *
     * @throws GroupException if there is no such group, or one is running
     */
    public RebuildReport startRebuild(String name, String actor) {
        long id = rebuild.start(projections.named(name), actor);
        return rebuild(name, id).orElseThrow();
    }

    /** One report. */
    public Optional<RebuildReport> rebuild(String name, long id) {
        return rebuilds(name).stream().filter(report -> report.id() == id).findFirst();
    }

    /**
     * The newest reports of a group.
     *
     * @throws GroupException if there is no such group
     */
    public List<RebuildReport> rebuilds(String name) {
        return register.rebuilds(projections.named(name).group());
    }

    private double rate(String group, long handled) {
        long now = System.nanoTime();
        return samples.compute(group, (name, last) -> {
                    if (last == null) {
                        return new Sample(now, handled, 0);
                    }
                    long elapsed = now - last.atNanos();
                    return elapsed < SAMPLE_NANOS
                            ? last
                            : new Sample(now, handled, Math.max(0, handled - last.handled()) * NANOS / elapsed);
                })
                .rate();
    }
}
