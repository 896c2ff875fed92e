package dev.crossdock.review.live;

import dev.crossdock.connect.ConnectSnapshot;
import dev.crossdock.contract.WorkloadContract;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was declared of connectors, whatever cluster their topics are on, and what was seen of them.
 *
 * @param now what Kafka Connect says; null if none is configured
 */
record ConnectSituation(
        List<WorkloadContract> contracts, @Nullable ConnectSnapshot now) {

    ConnectSituation {
        contracts = List.copyOf(contracts);
    }
}
