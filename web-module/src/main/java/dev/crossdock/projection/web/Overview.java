package dev.crossdock.projection.web;

import dev.crossdock.group.ConsumerGroups;
import dev.crossdock.group.GroupAction;
import dev.crossdock.group.GroupException;
import dev.crossdock.group.GroupKind;
import dev.crossdock.group.GroupState;
import dev.crossdock.group.GroupStatus;
import dev.crossdock.projection.ProjectionGroups;
import dev.crossdock.projection.value.RebuildReport;
import dev.crossdock.web.Lazy;
import dev.crossdock.web.NavigationEntry;
import dev.crossdock.web.Notices;
import dev.crossdock.web.Roles;
import dev.crossdock.web.Visitor;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The consumer groups on the console's first page. */
@Named("overview")
@RequestScoped
public class Overview {

    private static final int LATEST = 5;

    @Inject
    ConsumerGroups groups;

    @Inject
    ProjectionGroups projections;

    @Inject
    Visitor visitor;

    @Inject
    Notices notices;

    private final Lazy<List<GroupStatus>> all = new Lazy<>(() -> groups.all());
    private final Lazy<List<RebuildReport>> latest = new Lazy<>(() -> getGroups().stream()
            .filter(group -> group.can(GroupAction.REBUILD))
            .flatMap(group -> projections.rebuilds(group.name()).stream())
            .sorted(Comparator.comparing(RebuildReport::startedAt).reversed())
            .limit(LATEST)
            .toList());

    /** The first page. */
    @Produces
    @Dependent
    static NavigationEntry navigation() {
        return new NavigationEntry(
                "Overview",
                "/console/overview.xhtml",
                List.of("/console/overview.xhtml", "/console/dead-letter"),
                Set.of(Roles.SUPPORT_AGENT, Roles.FRAUD_ANALYST, Roles.OPERATOR, Roles.DATA_ENGINEER, Roles.AUDITOR),
                10);
    }

    /** Every group, read once per request and again after an action. */
    public List<GroupStatus> getGroups() {
        return all.get();
    }

    /** How many groups run. */
    public long getRunning() {
        return getGroups().stream()
                .filter(group -> group.state() == GroupState.RUNNING)
                .count();
    }

    /** Whether Kafka told how far the topics of the projections go. */
    public boolean isLagKnown() {
        return getGroups().stream()
                .filter(group -> group.kind() == GroupKind.PROJECTION)
                .allMatch(group -> group.lag() >= 0);
    }

    /** Records that have no effect yet, over all groups. */
    public long getLag() {
        return getGroups().stream().mapToLong(group -> Math.max(0, group.lag())).sum();
    }

    /** Records that no group could process. */
    public long getDeadLetters() {
        return getGroups().stream()
                .mapToLong(group -> Math.max(0, group.deadLettered()))
                .sum();
    }

    /** The latest rebuild reports of all groups, newest first. */
    public List<RebuildReport> getRebuilds() {
        return latest.get();
    }

    /** Does what an operator wants of a group. */
    public void perform(String group, GroupAction action) {
        String actor = visitor.getName();
        if (actor == null || !visitor.isOperator()) {
            notices.error("Only operators may do this.");
            return;
        }
        try {
            groups.perform(group, action, actor);
            notices.info(group + done(action));
        } catch (GroupException e) {
            notices.warn(String.valueOf(e.getMessage()));
        }
        all.forget();
        latest.forget();
    }

    private static String done(GroupAction action) {
        return switch (action) {
            case PAUSE -> " stands still until it is resumed.";
            case RESUME -> " goes on.";
            case RESTART -> " was told to start what failed anew.";
            case REBUILD -> " is being rebuilt; the old tables serve until it is done.";
            case RESET -> " begins again from the start.";
        };
    }
}
