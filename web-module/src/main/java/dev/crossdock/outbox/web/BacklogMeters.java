package dev.crossdock.outbox.web;

import dev.crossdock.outbox.Backlog;
import dev.crossdock.outbox.RelayLoop;
import dev.crossdock.web.GaugeByTag;
import dev.crossdock.web.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What each relay has not brought yet. */
@ApplicationScoped
public class BacklogMeters implements Meters {

    @Inject
    RelayLoop relays;

    private List<GaugeByTag<Backlog>> gauges = List.of();

    @Override
    public void bind(MeterRegistry registry) {
        gauges = List.of(
                gauge(registry, "waiting", "Events or jobs that a relay has to bring yet", Backlog::waiting),
                gauge(registry, "oldest.seconds", "Since when the oldest of them waits", Backlog::oldestSeconds));
    }

    private static GaugeByTag<Backlog> gauge(
            MeterRegistry registry, String name, String description, ToDoubleFunction<Backlog> value) {
        return new GaugeByTag<>(registry, "crossdock.outbox." + name, description, "relay", Backlog::relay, value);
    }

    @Override
    public void refresh() {
        List<Backlog> backlogs = relays.backlogs();
        gauges.forEach(gauge -> gauge.show(backlogs));
    }
}
