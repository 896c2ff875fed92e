package dev.crossdock.review.live;

import static dev.crossdock.review.live.LiveRules.LIVE;

import dev.crossdock.contract.guard.Admission;
import dev.crossdock.queue.Broker;
import dev.crossdock.queue.BrokerObserver;
import dev.crossdock.queue.BrokerRefusedException;
import dev.crossdock.queue.BrokerUnavailableException;
import dev.crossdock.queue.QueuePlan;
import dev.crossdock.review.cluster.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** Holds the contracts against the queues of the broker. */
@ApplicationScoped
class QueueLook {

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
    List<Finding> look() {
        if (QueuePlan.of(admission.contracts()).isEmpty()) {
            return List.of();
        }
        try {
            return QueueChecks.check(new QueueSituation(admission.contracts(), observer.observe()));
        } catch (BrokerUnavailableException | BrokerRefusedException e) {
            Finding unreachable = Finding.about("artemis")
                    .with("broker", broker.place())
                    .with("reason", String.valueOf(e.getMessage()))
                    .by(LIVE.rule("broker-unreachable"));
            return Stream.concat(
                            Stream.of(unreachable),
                            findings.open(MAX_FINDINGS).stream()
                                    .filter(finding -> finding.rule().startsWith(OF_QUEUES)))
                    .toList();
        }
    }
}
