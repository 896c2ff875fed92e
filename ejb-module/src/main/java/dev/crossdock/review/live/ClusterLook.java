package dev.crossdock.review.live;

import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.kafka.KafkaCluster;
import dev.crossdock.review.cluster.ClusterObserver;
import dev.crossdock.review.cluster.ClusterSnapshot;
import dev.crossdock.review.cluster.ClusterUnreachableException;
import dev.crossdock.review.cluster.ExternalPositions;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.Limits;
import dev.crossdock.review.cluster.Severity;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;

/** Looks at one cluster again and again, holds the contracts against it, and stores what it finds. Close it. */
final class ClusterLook implements AutoCloseable {

    /** Nothing could be checked. */
    static final String UNREACHABLE = "kafka-unreachable";

    /** Nobody said where it is. */
    static final String NOT_CONFIGURED = "kafka-not-configured";

    private static final Logger LOG = Logger.getLogger(ClusterLook.class.getName());

    private final KafkaCluster cluster;
    private final LiveFindings findings;
    private @Nullable ClusterObserver observer;
    private @Nullable ClusterSnapshot previous;

    ClusterLook(KafkaCluster cluster, LiveFindings findings) {
        this.cluster = cluster;
        this.findings = findings;
    }

    /**
     * Looks once.
     *
     * @param positions those that groups keep elsewhere than on this cluster
     * @return why it could not be checked; empty if it could, or is left out
     */
    Optional<String> look(List<WorkloadContract> contracts, ExternalPositions positions) {
        if (!cluster.isConfigured()) {
            complete(missed(cluster, contracts), Instant.now(Clock.systemUTC()));
            return Optional.empty();
        }
        try {
            ClusterSnapshot now = observe(positions);
            Situation situation = new Situation(cluster.id(), contracts, now, previous, findings.readers(name()));
            complete(LiveChecks.check(situation), now.at());
            findings.rememberReaders(name(), readers(now), now.at());
            previous = now;
            return Optional.empty();
        } catch (ClusterUnreachableException e) {
            String problem = String.valueOf(e.getMessage());
            LOG.log(Level.WARNING, () -> "review.unreachable cluster=%s: %s".formatted(name(), problem));
            close();
            findings.see(LiveCheck.seen(name(), unreachable(problem)), Instant.now(Clock.systemUTC()));
            return Optional.of(problem);
        }
    }

    private String name() {
        return cluster.id().word();
    }

    private void complete(List<Finding> found, Instant at) {
        findings.complete(
                name(),
                found.stream().map(finding -> LiveCheck.seen(name(), finding)).toList(),
                at);
    }

    private ClusterSnapshot observe(ExternalPositions positions) throws ClusterUnreachableException {
        ClusterObserver current = observer;
        if (current == null) {
            current = new ClusterObserver(
                    cluster.with(Map.of(CommonClientConfigs.CLIENT_ID_CONFIG, "crossdock-live-check")),
                    Limits.ofLiveCheck());
            observer = current;
        }
        return current.observe(positions, previous);
    }

    /** Workloads whose topics would be on a cluster that is left out. */
    static List<Finding> missed(KafkaCluster cluster, List<WorkloadContract> contracts) {
        return contracts.stream()
                .filter(contract -> contract.isOn(cluster.id()))
                .map(contract -> Finding.of(NOT_CONFIGURED, Severity.WARNING, contract.workload())
                        .in(contract.workload())
                        .saying("%s needs the %s cluster, which is left out"
                                .formatted(contract.workload(), cluster.id().word()))
                        .advise("Set %s, or take the contract out.".formatted(cluster.key("bootstrap"))))
                .toList();
    }

    private Finding unreachable(String reason) {
        return Finding.of(UNREACHABLE, cluster.isRequired() ? Severity.CRITICAL : Severity.WARNING, name())
                .saying("the %s cluster could not be checked; other findings about it are as they were last seen"
                        .formatted(name()))
                .with("bootstrap", cluster.bootstrap())
                .with("reason", reason)
                .advise("Start Kafka, or correct %s or %s."
                        .formatted(cluster.key("bootstrap"), cluster.key("client-config")));
    }

    private static Map<String, Set<String>> readers(ClusterSnapshot now) {
        Map<String, Set<String>> readers = new HashMap<>();
        now.groups()
                .values()
                .forEach(group -> group.topics()
                        .forEach(topic -> readers.computeIfAbsent(topic, name -> new TreeSet<>())
                                .add(group.name())));
        return readers;
    }

    @Override
    public void close() {
        if (observer != null) {
            observer.close();
            observer = null;
        }
    }
}
