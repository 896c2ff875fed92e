package dev.crossdock.queue;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the broker looked like at one moment.
 *
 * @param queues by name; the broker's own and those of a connection are left out
 * @param settings those in force at the address of each queue, by the queue's name
 */
public record BrokerSnapshot(
        Instant at,
        Map<String, QueueState> queues,
        Map<String, Map<String, Object>> settings,
        List<RoutingRule> rules) {

    public BrokerSnapshot {
        queues = Collections.unmodifiableMap(new TreeMap<>(queues));
        settings = Map.copyOf(settings);
        rules = List.copyOf(rules);
    }

    /** A queue, if it exists. */
    public Optional<QueueState> queue(String name) {
        return Optional.ofNullable(queues.get(name));
    }
}
