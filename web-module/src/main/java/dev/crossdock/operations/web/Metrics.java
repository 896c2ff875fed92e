package dev.crossdock.operations.web;

import dev.crossdock.document.Documents;
import dev.crossdock.group.ConsumerGroups;
import dev.crossdock.group.GroupKind;
import dev.crossdock.group.GroupState;
import dev.crossdock.group.GroupStatus;
import dev.crossdock.outbox.Backlog;
import dev.crossdock.outbox.RelayLoop;
import dev.crossdock.review.live.LiveFindings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The application's meters: the JVM's, and one gauge per consumer group for each thing an operator watches. */
@ApplicationScoped
public class Metrics {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
    private final MultiGauge lag = gauge("crossdock.group.lag", "Records in the topic without an effect yet");
    private final MultiGauge rate = gauge("crossdock.group.rate", "Records handled per second");
    private final MultiGauge applied = gauge("crossdock.group.applied", "Records that took effect");
    private final MultiGauge skipped = gauge("crossdock.group.skipped", "Stale and repeated records");
    private final MultiGauge deadLettered = gauge("crossdock.group.dead.lettered", "Records that went to dead letters");
    private final MultiGauge running = gauge("crossdock.group.running", "1 while the group runs, else 0");

    private final MultiGauge findings = gauge("crossdock.review.findings", "Open findings of the live check");

    private final MultiGauge waiting =
            gauge("crossdock.outbox.waiting", "Events or jobs that a relay has to bring yet");
    private final MultiGauge oldest = gauge("crossdock.outbox.oldest.seconds", "Since when the oldest of them waits");

    @Inject
    ConsumerGroups groups;

    @Inject
    RelayLoop relays;

    @Inject
    LiveFindings review;

    @Inject
    Documents documents;

    @PostConstruct
    void bind() {
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
        Gauge.builder("crossdock.documents.damaged", documents, Documents::damaged)
                .description("Documents whose content is missing from the object store or altered in it")
                .register(registry);
    }

    /** All meters in the text format of Prometheus. */
    public String scrape() {
        List<GroupStatus> all = groups.all();
        register(lag, all, GroupStatus::lag);
        register(rate, all, GroupStatus::ratePerSecond);
        register(applied, all, GroupStatus::applied);
        register(skipped, all, GroupStatus::skipped);
        register(deadLettered, all, GroupStatus::deadLettered);
        register(running, all, group -> group.state() == GroupState.RUNNING ? 1 : 0);
        register(
                findings,
                "severity",
                review.open().entrySet(),
                open -> open.getKey().word(),
                Map.Entry::getValue);
        List<Backlog> backlogs = relays.backlogs();
        register(waiting, "relay", backlogs, Backlog::relay, Backlog::waiting);
        register(oldest, "relay", backlogs, Backlog::relay, Backlog::oldestSeconds);
        return registry.scrape();
    }

    @PreDestroy
    void close() {
        garbageCollection.close();
        registry.close();
    }

    private MultiGauge gauge(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    /** What a kind of group does not count is not shown as a number. */
    private static void register(MultiGauge gauge, List<GroupStatus> groups, ToDoubleFunction<GroupStatus> value) {
        List<GroupStatus> counting = groups.stream()
                .filter(group -> value.applyAsDouble(group) >= 0 || group.kind() == GroupKind.PROJECTION)
                .toList();
        register(gauge, "group", counting, GroupStatus::name, value);
    }

    private static <T> void register(
            MultiGauge gauge, String tag, Collection<T> all, Function<T, String> name, ToDoubleFunction<T> value) {
        gauge.register(
                all.stream()
                        .<MultiGauge.Row<?>>map(
                                one -> MultiGauge.Row.of(Tags.of(tag, name.apply(one)), value.applyAsDouble(one)))
                        .toList(),
                true);
    }
}
