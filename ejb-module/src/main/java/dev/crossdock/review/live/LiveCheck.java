package dev.crossdock.review.live;

import dev.crossdock.connect.ConnectorGroups;
import dev.crossdock.contract.Transport.Kafka.Cluster;
import dev.crossdock.contract.guard.Admission;
import dev.crossdock.kafka.KafkaClusters;
import dev.crossdock.persistence.store.InstanceLocks;
import dev.crossdock.projection.Projection;
import dev.crossdock.projection.ProjectionTransaction;
import dev.crossdock.projection.Projections;
import dev.crossdock.review.cluster.ExternalPositions;
import dev.crossdock.review.cluster.Finding;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/** Observes every cluster, Kafka Connect, the queues and stored content, holds the contracts against them, and stores what it finds. */
@ApplicationScoped
public class LiveCheck {

    @Inject
    KafkaClusters clusters;

    @Inject
    ConnectorGroups connectors;

    @Inject
    LiveFindings findings;

    @Inject
    InstanceLocks locks;

    @Inject
    Admission admission;

    @Inject
    Projections projections;

    @Inject
    ProjectionTransaction transaction;

    @Inject
    QueueLook queues;

    @Inject
    ContentLook content;

    private final Map<Cluster, ClusterLook> looks = new EnumMap<>(Cluster.class);

    @PostConstruct
    void start() {
        clusters.all().forEach(cluster -> looks.put(cluster.id(), new ClusterLook(cluster, findings)));
    }

    /**
     * Checks now.
     *
     * @return how it went; empty if another instance is at it
     * @throws IllegalStateException if the database does not answer
     */
    public synchronized Optional<LastCheck> run() {
        return locks.tryWith("review.live", this::check);
    }

    private LastCheck check() {
        long began = System.nanoTime();
        List<String> problems = new ArrayList<>();
        looks.forEach((cluster, look) -> look.look(
                        admission.contracts(), cluster == Cluster.BUSINESS ? positions() : ExternalPositions.NONE)
                .ifPresent(problems::add));
        Instant at = Instant.now(Clock.systemUTC());
        findings.complete(
                null,
                Stream.of(connectors(), queues.look(), content.look())
                        .flatMap(List::stream)
                        .toList(),
                at);
        LastCheck done =
                LastCheck.after(System.nanoTime() - began, problems.isEmpty() ? null : String.join(" | ", problems));
        findings.finished(done);
        return done;
    }

    /** Those that this application's own groups keep beside their effects. */
    private ExternalPositions positions() {
        Map<String, Map<TopicPartition, Long>> byGroup = new HashMap<>();
        for (Projection<?> projection : projections.all()) {
            Map<TopicPartition, Long> positions = byGroup.computeIfAbsent(projection.group(), group -> new HashMap<>());
            transaction
                    .positions(projection)
                    .forEach((partition, position) -> positions.put(partition, position.nextOffset()));
        }
        return new ExternalPositions(byGroup);
    }

    private List<Finding> connectors() {
        return ConnectChecks.check(new ConnectSituation(admission.contracts(), connectors.look()));
    }

    @PreDestroy
    synchronized void close() {
        looks.values().forEach(ClusterLook::close);
    }

    /** Whether the last check, by whichever instance, is older than this, or there was none. */
    boolean isDue(Duration interval) {
        return findings.last()
                .map(last -> last.finishedAt().plus(interval).isBefore(Instant.now(Clock.systemUTC())))
                .orElse(true);
    }
}
