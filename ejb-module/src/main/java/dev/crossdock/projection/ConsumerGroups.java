package dev.crossdock.projection;

import dev.crossdock.projection.store.GroupRegister;
import dev.crossdock.projection.store.GroupRow;
import dev.crossdock.projection.store.RebuildRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an operator sees of the consumer groups and can do to them. */
@ApplicationScoped
public class ConsumerGroups {

    private static final String PAUSED = "PAUSED";
    private static final double NANOS = 1e9;
    private static final long SAMPLE_NANOS = 1_000_000_000L;

    @Inject
    Projections projections;

    @Inject
    GroupRegister register;

    @Inject
    Steering steering;

    @Inject
    GroupProgress progress;

    @Inject
    GroupReaders readers;

    @Inject
    Rebuild rebuild;

    private final Map<String, Sample> samples = new ConcurrentHashMap<>();

    private record Sample(long atNanos, long handled, double rate) {}

    /** Every group, by name. */
    public List<GroupStatus> all() {
        Map<String, GroupRow> rows = rows();
        return projections.all().stream()
                .flatMap(projection ->
                        Optional.ofNullable(rows.get(projection.group())).map(row -> status(projection, row)).stream())
                .toList();
    }

    /** One group, if it exists. */
    public Optional<GroupStatus> named(String name) {
        return all().stream().filter(group -> group.name().equals(name)).findFirst();
    }

    /**
     * Makes the group stand still until it is resumed, also over a restart.
     *
     * @throws UnknownGroupException if there is no such group
     */
    public void pause(String name, String actor) {
        steering.pause(projections.named(name).group(), actor);
        readers.of(projections.named(name)).pause();
    }

    /**
     * Lets a paused group go on from where it stood.
     *
     * @throws UnknownGroupException if there is no such group
     */
    public void resume(String name, String actor) {
        steering.resume(projections.named(name).group(), actor);
        goOn(projections.named(name));
    }

    /** Brings the channels of this instance in line with what operators want; called regularly once all is up. */
    public void reconcile() {
        Map<String, GroupRow> rows = rows();
        for (Projection<?, ?> projection : projections.all()) {
            GroupRow row = rows.get(projection.group());
            if (row != null && row.desiredState().equals(PAUSED)) {
                readers.of(projection).pause();
            } else {
                goOn(projection);
            }
            if (row != null && row.rebuilding()) {
                rebuild.abandon(projection);
            }
        }
    }

    private void goOn(Projection<?, ?> projection) {
        GroupReader reader = readers.of(projection);
        reader.resume();
        reader.returnToDropped();
    }

    private Map<String, GroupRow> rows() {
        return register.groups().stream().collect(Collectors.toMap(GroupRow::name, Function.identity()));
    }

    /**
     * Starts a rebuild from the start of the topics.
     *
     * @throws UnknownGroupException if there is no such group
     * @throws RebuildRunningException if one is running
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
     * @throws UnknownGroupException if there is no such group
     */
    public List<RebuildReport> rebuilds(String name) {
        return register.rebuilds(projections.named(name).group()).stream()
                .map(ConsumerGroups::report)
                .toList();
    }

    private static RebuildReport report(RebuildRow row) {
        return new RebuildReport(
                row.id(),
                row.group(),
                row.state(),
                row.recordsRead(),
                row.rows(),
                row.seconds(),
                row.hashBefore(),
                row.hashAfter(),
                row.hashBefore() != null && row.hashBefore().equals(row.hashAfter()),
                row.error(),
                row.startedAt());
    }

    private GroupStatus status(Projection<?, ?> projection, GroupRow row) {
        return new GroupStatus(
                row.name(),
                projection.topics(),
                row.rebuilding() ? "REBUILDING" : row.desiredState(),
                lag(projection),
                rate(row.name(), row.applied() + row.skipped() + row.deadLettered()),
                row.applied(),
                row.skipped(),
                row.deadLettered(),
                row.redriven(),
                row.lastError(),
                row.lastErrorAt(),
                row.lastAppliedAt());
    }

    private long lag(Projection<?, ?> projection) {
        return progress.now(projection).lagRecords();
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
