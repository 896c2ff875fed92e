package dev.crossdock.review.live;

import static dev.crossdock.review.live.LiveRules.LIVE;

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
            findings.complete(name(), missed(cluster, contracts), Instant.now(Clock.systemUTC()));
            return Optional.empty();
        }
        try {
            ClusterSnapshot now = observe(positions);
            Situation situation = new Situation(cluster.id(), contracts, now, previous, findings.readers(name()));
            findings.complete(name(), LiveChecks.check(situation), now.at());
            findings.rememberReaders(name(), readers(now), now.at());
            previous = now;
            return Optional.empty();
        } catch (ClusterUnreachableException e) {
            String problem = String.valueOf(e.getMessage());
            LOG.log(Level.WARNING, () -> "review.unreachable cluster=%s: %s".formatted(name(), problem));
            close();
            findings.see(name(), unreachable(problem), Instant.now(Clock.systemUTC()));
            return Optional.of(problem);
        }
    }

    private String name() {
        return cluster.id().word();
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
                .map(contract -> Finding.about(contract.workload())
                        .in(contract.workload())
                        .saying("cluster", cluster.id().word())
                        .saying("setting", cluster.key("bootstrap"))
                        .by(LIVE.rule("kafka-not-configured")))
                .toList();
    }

    private Finding unreachable(String reason) {
        return Finding.about(name())
                .as(cluster.isRequired() ? Severity.CRITICAL : Severity.WARNING)
                .saying("setting", cluster.key("bootstrap"))
                .saying("clientSetting", cluster.key("client-config"))
                .with("bootstrap", cluster.bootstrap())
                .with("reason", reason)
                .by(LIVE.rule("kafka-unreachable"));
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
