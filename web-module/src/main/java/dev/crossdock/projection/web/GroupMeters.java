package dev.crossdock.projection.web;

import dev.crossdock.group.ConsumerGroups;
import dev.crossdock.group.GroupKind;
import dev.crossdock.group.GroupState;
import dev.crossdock.group.GroupStatus;
import dev.crossdock.web.GaugeByTag;
import dev.crossdock.web.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What an operator watches of each consumer group. */
@ApplicationScoped
public class GroupMeters implements Meters {

    @Inject
    ConsumerGroups groups;

    private List<GaugeByTag<GroupStatus>> gauges = List.of();

    @Override
    public void bind(MeterRegistry registry) {
        gauges = List.of(
                gauge(registry, "lag", "Records in the topic without an effect yet", GroupStatus::lag),
                gauge(registry, "rate", "Records handled per second", GroupStatus::ratePerSecond),
                gauge(registry, "applied", "Records that took effect", GroupStatus::applied),
                gauge(registry, "skipped", "Stale and repeated records", GroupStatus::skipped),
                gauge(registry, "dead.lettered", "Records that went to dead letters", GroupStatus::deadLettered),
                gauge(registry, "running", "1 while the group runs, else 0", group -> isRunning(group) ? 1 : 0));
    }

    private static GaugeByTag<GroupStatus> gauge(
            MeterRegistry registry, String name, String description, ToDoubleFunction<GroupStatus> value) {
        return new GaugeByTag<>(registry, "crossdock.group." + name, description, "group", GroupStatus::name, value);
    }

    private static boolean isRunning(GroupStatus group) {
        return group.state() == GroupState.RUNNING;
    }

    /** What a kind of group does not count is not shown as a number. */
    @Override
    public void refresh() {
        List<GroupStatus> all = groups.all();
        for (GaugeByTag<GroupStatus> gauge : gauges) {
            gauge.show(all.stream()
                    .filter(group -> gauge.value(group) >= 0 || group.kind() == GroupKind.PROJECTION)
                    .toList());
        }
    }
}
