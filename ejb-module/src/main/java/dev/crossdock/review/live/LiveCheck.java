package dev.crossdock.review.live;

import dev.crossdock.contract.guard.Admission;
import dev.crossdock.kafka.KafkaClients;
import dev.crossdock.persistence.store.InstanceLocks;
import dev.crossdock.review.cluster.ClusterObserver;
import dev.crossdock.review.cluster.ClusterSnapshot;
import dev.crossdock.review.cluster.ClusterUnreachableException;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.Limits;
import dev.crossdock.review.cluster.Severity;
import dev.crossdock.review.store.SeenFinding;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.CommonClientConfigs;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Observes the business cluster, the queues and stored content, holds the contracts against them, and stores what it finds. */
@ApplicationScoped
public class LiveCheck {

    /** Nothing could be checked. */
    static final String UNREACHABLE = "kafka-unreachable";

    private static final Logger LOG = Logger.getLogger(LiveCheck.class.getName());
    private static final String CLUSTER = "business";

    @Inject
    KafkaClients kafka;

    @Inject
    @ConfigProperty(name = "crossdock.connect.url")
    Optional<String> connectUrl;

    @Inject
    LiveFindings findings;

    @Inject
    InstanceLocks locks;

    @Inject
    Admission admission;

    @Inject
    ApplicationPositions positions;

    @Inject
    QueueLook queues;

    @Inject
    ContentLook content;

    private @Nullable ClusterObserver observer;
    private @Nullable ConnectObserver connect;
    private @Nullable ClusterSnapshot previous;

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
        String problem = null;
        try {
            ClusterSnapshot now = observe();
            Situation situation =
                    new Situation(admission.contracts(), now, previous, findings.readers(), observeConnect());
            List<SeenFinding> seen = new ArrayList<>(
                    LiveChecks.check(situation).stream().map(LiveCheck::seen).toList());
            seen.addAll(queues.look());
            seen.addAll(content.look());
            findings.complete(seen, readers(now), now.at());
            previous = now;
        } catch (ClusterUnreachableException e) {
            LOG.log(Level.WARNING, () -> "review.unreachable: " + e.getMessage());
            problem = String.valueOf(e.getMessage());
            forgetObserver();
            findings.see(seen(unreachable(problem)), Instant.now(Clock.systemUTC()));
        }
        LastCheck done = LastCheck.after(System.nanoTime() - began, problem);
        findings.finished(done);
        return done;
    }

    private ClusterSnapshot observe() throws ClusterUnreachableException {
        ClusterObserver current = observer;
        if (current == null) {
            current = new ClusterObserver(
                    kafka.with(Map.of(CommonClientConfigs.CLIENT_ID_CONFIG, "crossdock-live-check")),
                    Limits.ofLiveCheck());
            observer = current;
        }
        return current.observe(positions.current(), previous);
    }

    private @Nullable ConnectSnapshot observeConnect() {
        if (connect == null && connectUrl.isPresent()) {
            connect = new ConnectObserver(connectUrl.get());
        }
        return connect == null ? null : connect.observe();
    }

    private Finding unreachable(String reason) {
        return Finding.of(UNREACHABLE, Severity.CRITICAL, CLUSTER)
                .saying("the business cluster could not be checked; other findings are as they were last seen")
                .with("bootstrap", kafka.bootstrap())
                .with("reason", reason)
                .advise("Start Kafka, or correct crossdock.kafka.bootstrap or crossdock.kafka.client-config.");
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

    static SeenFinding seen(Finding finding) {
        return new SeenFinding(
                finding.rule(),
                finding.severity().word(),
                finding.subject(),
                finding.workload(),
                finding.summary(),
                JsonMapper.shared().writeValueAsString(finding.evidence()),
                finding.advice());
    }

    @PreDestroy
    synchronized void forgetObserver() {
        if (observer != null) {
            observer.close();
            observer = null;
        }
    }

    /** Whether the last check, by whichever instance, is older than this, or there was none. */
    boolean isDue(Duration interval) {
        return findings.last()
                .map(last -> last.finishedAt().plus(interval).isBefore(Instant.now(Clock.systemUTC())))
                .orElse(true);
    }
}
