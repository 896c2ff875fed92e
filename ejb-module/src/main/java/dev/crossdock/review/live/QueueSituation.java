package dev.crossdock.review.live;

import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.queue.BrokerSnapshot;
import dev.crossdock.queue.QueuePlan;
import dev.crossdock.queue.QueuePlan.Declared;
import dev.crossdock.queue.QueueState;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What was declared of queues and what was seen of them. */
record QueueSituation(List<WorkloadContract> contracts, BrokerSnapshot now) {

    QueueSituation {
        contracts = List.copyOf(contracts);
    }

    Stream<Declared> declared() {
        return QueuePlan.of(contracts).stream();
    }

    /** What a look at each declared queue that exists finds. */
    <T> Stream<T> eachQueue(BiFunction<Declared, QueueState, Stream<T>> look) {
        return declared()
                .flatMap(declared ->
                        now.queue(declared.queue().name()).stream().flatMap(state -> look.apply(declared, state)));
    }
}
