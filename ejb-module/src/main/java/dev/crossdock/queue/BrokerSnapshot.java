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
 * @param disk how full its disk is
 * @param settings those in force at the address of each queue, by the queue's name
 */
public record BrokerSnapshot(
        Instant at,
        Disk disk,
        Map<String, QueueState> queues,
        Map<String, Map<String, Object>> settings,
        List<RoutingRule> rules) {

    /**
     * How full a disk is, as shares of it.
     *
     * @param limit from where on no messages are taken; 0 if there is no such limit
     */
    public record Disk(double used, double limit) {

        /** Whether messages are refused. */
        public boolean isFull() {
            return limit > 0 && used >= limit;
        }
    }

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
