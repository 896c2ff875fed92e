package dev.crossdock.outbox.web;

import dev.crossdock.outbox.RelayBacklog;
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

    private List<GaugeByTag<RelayBacklog>> gauges = List.of();

    @Override
    public void bind(MeterRegistry registry) {
        gauges = List.of(
                gauge(registry, "waiting", "Events or jobs that a relay has to bring yet", RelayBacklog::waiting),
                gauge(registry, "oldest.seconds", "Since when the oldest of them waits", RelayBacklog::oldestSeconds));
    }

    private static GaugeByTag<RelayBacklog> gauge(
            MeterRegistry registry, String name, String description, ToDoubleFunction<RelayBacklog> value) {
        return new GaugeByTag<>(registry, "crossdock.outbox." + name, description, "relay", RelayBacklog::relay, value);
    }

    @Override
    public void refresh() {
        List<RelayBacklog> backlogs = relays.backlogs();
        gauges.forEach(gauge -> gauge.show(backlogs));
    }
}
