package dev.crossdock.review.web;

import dev.crossdock.review.cluster.Severity;
import dev.crossdock.review.live.LiveFindings;
import dev.crossdock.web.GaugeByTag;
import dev.crossdock.web.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** How much the live check has found that is still open. */
@ApplicationScoped
public class FindingMeters implements Meters {

    @Inject
    LiveFindings findings;

    @SuppressWarnings("NullAway.Init")
    private GaugeByTag<Map.Entry<Severity, Long>> open;

    @Override
    public void bind(MeterRegistry registry) {
        open = new GaugeByTag<>(
                registry,
                "crossdock.review.findings",
                "Open findings of the live check",
                "severity",
                counted -> counted.getKey().word(),
                Map.Entry::getValue);
    }

    @Override
    public void refresh() {
        open.show(findings.open().entrySet());
    }
}
