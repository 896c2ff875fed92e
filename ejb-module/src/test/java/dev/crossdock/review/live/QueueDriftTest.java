package dev.crossdock.review.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.queue.BrokerUnavailableException;
import dev.crossdock.queue.Management;
import dev.crossdock.queue.Outgoing;
import dev.crossdock.queue.RealBroker;
import dev.crossdock.queue.Sender;
import dev.crossdock.review.cluster.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drift of queues, provoked on a real broker with the contracts of the application. */
class QueueDriftTest {

    private static final List<WorkloadContract> CONTRACTS = new Contracts().ofThisApplication();

    @TempDir
    Path data;

    @Test
    void what_is_changed_behind_the_contracts_is_found_and_gone_when_it_is_put_right() throws Exception {
        try (RealBroker real = new RealBroker(data)) {
            real.ensure(CONTRACTS);
            assertThat(findings(real)).isEmpty();

            try (Management management = real.broker().management()) {
                management.call("destroyQueue", "dlq.work.image");
                management.call("addAddressSettings", "work.email", "{\"maxDeliveryAttempts\": 1}");
                management.call("createAddress", "shadow", "ANYCAST");
                management.call(
                        "createQueue",
                        "{\"name\":\"shadow\",\"address\":\"shadow\",\"routing-type\":\"ANYCAST\"}",
                        true);
                management.onQueue("work.document", "pause", true);
            }
            try (Sender sender = real.broker().sender()) {
                sender.send(new Outgoing("work", "1", 4, null, Map.of("kind", "email")));
                sender.send(new Outgoing("work", "2", 4, null, Map.of("kind", "fax")));
                sender.send(new Outgoing("dlq.work.email", "3", 4, null, Map.of()));
                sender.commit();
            }

            assertThat(findings(real))
                    .extracting(Finding::rule, Finding::subject)
                    .containsExactlyInAnyOrder(
                            tuple("queue-missing", "dlq.work.image"),
                            tuple("queue-settings-differ", "work.email"),
                            tuple("queue-undeclared", "shadow"),
                            tuple("queue-paused", "work.document"),
                            tuple("queue-without-consumer", "work.email"),
                            tuple("queue-unrouted-jobs", "work.unrouted"),
                            tuple("queue-dead-letters", "dlq.work.email"));

            putRight(real);
            assertThat(findings(real)).isEmpty();
        }
    }

    private static void putRight(RealBroker real) throws BrokerUnavailableException {
        real.ensure(CONTRACTS);
        try (Management management = real.broker().management()) {
            management.call("destroyQueue", "shadow");
            management.onQueue("work.document", "resume");
            for (String queue : List.of("work.email", "work.unrouted", "dlq.work.email")) {
                management.onQueue(queue, "removeMessages", "");
            }
        }
    }

    private static List<Finding> findings(RealBroker real) throws BrokerUnavailableException {
        return QueueChecks.check(new QueueSituation(CONTRACTS, real.observer().observe()));
    }
}
