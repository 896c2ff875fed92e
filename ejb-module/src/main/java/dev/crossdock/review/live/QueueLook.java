package dev.crossdock.review.live;

import dev.crossdock.contract.guard.Admission;
import dev.crossdock.queue.Broker;
import dev.crossdock.queue.BrokerObserver;
import dev.crossdock.queue.BrokerRefusedException;
import dev.crossdock.queue.BrokerUnavailableException;
import dev.crossdock.queue.QueuePlan;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.Severity;
import dev.crossdock.review.store.SeenFinding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Holds the contracts against the queues of the broker. */
@ApplicationScoped
class QueueLook {

    /** Queues could not be checked. */
    static final String UNREACHABLE = "broker-unreachable";

    private static final String OF_QUEUES = "queue-";
    private static final int MAX_FINDINGS = 1_000;

    @Inject
    Admission admission;

    @Inject
    Broker broker;

    @Inject
    BrokerObserver observer;

    @Inject
    LiveFindings findings;

    /** What is not as it was declared; while the broker is away that, and what was found before. */
    List<SeenFinding> look() {
        if (QueuePlan.of(admission.contracts()).isEmpty()) {
            return List.of();
        }
        try {
            return QueueChecks.check(new QueueSituation(admission.contracts(), observer.observe())).stream()
                    .map(finding -> LiveCheck.seen(null, finding))
                    .toList();
        } catch (BrokerUnavailableException | BrokerRefusedException e) {
            List<SeenFinding> seen = new ArrayList<>(findings.seen(MAX_FINDINGS).stream()
                    .filter(finding -> finding.rule().startsWith(OF_QUEUES))
                    .toList());
            seen.add(LiveCheck.seen(null, unreachable(String.valueOf(e.getMessage()))));
            return seen;
        }
    }

    private Finding unreachable(String reason) {
        return Finding.of(UNREACHABLE, Severity.CRITICAL, "artemis")
                .saying("the queues could not be checked; findings about them are as they were last seen")
                .with("broker", broker.place())
                .with("reason", reason)
                .advise("Start the broker, or correct crossdock.artemis.url; jobs are accepted meanwhile.");
    }
}
