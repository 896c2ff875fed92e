package dev.crossdock.projection.web;

import dev.crossdock.projection.ConsumerGroups;
import dev.crossdock.projection.GroupStatus;
import dev.crossdock.projection.RebuildReport;
import dev.crossdock.projection.RebuildRunningException;
import dev.crossdock.projection.UnknownGroupException;
import dev.crossdock.web.Notices;
import dev.crossdock.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The consumer groups on the console's first page. */
@Named("overview")
@RequestScoped
public class Overview {

    private static final int LATEST = 5;

    @Inject
    ConsumerGroups groups;

    @Inject
    Visitor visitor;

    @Inject
    Notices notices;

    private @Nullable List<GroupStatus> loaded;
    private @Nullable List<RebuildReport> latest;

    /** Every group, read once per request and again after an action. */
    public List<GroupStatus> getGroups() {
        List<GroupStatus> all = loaded;
        if (all == null) {
            all = groups.all();
            loaded = all;
        }
        return all;
    }

    /** How many groups run. */
    public long getRunning() {
        return getGroups().stream()
                .filter(group -> group.state().equals("RUNNING"))
                .count();
    }

    /** Whether Kafka told how far its topics go. */
    public boolean isLagKnown() {
        return getGroups().stream().allMatch(group -> group.lag() >= 0);
    }

    /** Records that have no effect yet, over all groups. */
    public long getLag() {
        return getGroups().stream().mapToLong(GroupStatus::lag).sum();
    }

    /** Records that no group could process. */
    public long getDeadLetters() {
        return getGroups().stream().mapToLong(GroupStatus::deadLettered).sum();
    }

    /** The latest rebuild reports of all groups, newest first. */
    public List<RebuildReport> getRebuilds() {
        List<RebuildReport> reports = latest;
        if (reports == null) {
            reports = getGroups().stream()
                    .flatMap(group -> groups.rebuilds(group.name()).stream())
                    .sorted(Comparator.comparing(RebuildReport::startedAt).reversed())
                    .limit(LATEST)
                    .toList();
            latest = reports;
        }
        return reports;
    }

    /** Makes a group stand still. */
    public void pause(String group) {
        steer(actor -> groups.pause(group, actor), group + " stands still until it is resumed.");
    }

    /** Lets a group go on. */
    public void resume(String group) {
        steer(actor -> groups.resume(group, actor), group + " goes on.");
    }

    /** Starts to rebuild a group. */
    public void rebuild(String group) {
        steer(
                actor -> groups.startRebuild(group, actor),
                group + " is being rebuilt; the old tables serve until it is done.");
    }

    private void steer(Consumer<String> action, String success) {
        String actor = visitor.getName();
        if (actor == null || !visitor.isOperator()) {
            notices.error("Only operators may do this.");
            return;
        }
        try {
            action.accept(actor);
            notices.info(success);
        } catch (UnknownGroupException | RebuildRunningException e) {
            notices.warn(String.valueOf(e.getMessage()));
        }
        loaded = null;
        latest = null;
    }
}
