package dev.crossdock.review.live;

import dev.crossdock.connect.ConnectClient;
import dev.crossdock.connect.ConnectSnapshot;
import dev.crossdock.platform.ConnectTools;
import dev.crossdock.review.cluster.Finding;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;

/** A running Kafka Connect, and what is found there. */
record ConnectWorker(ConnectTools tools, Process process) {

    /** What is found now. */
    Optional<Finding> find(String rule, String subject, String contract) throws Exception {
        ConnectSnapshot connect = new ConnectClient(tools.url()).observe();
        return LiveChecksIT.find(
                rule, subject, ConnectChecks.check(new ConnectSituation(ForeignKafka.contracts(contract), connect)));
    }

    /** What is found within a minute. */
    Finding await(String rule, String subject, String contract) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> find(rule, subject, contract), Optional::isPresent)
                .orElseThrow();
    }
}
