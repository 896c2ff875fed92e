package dev.crossdock.queue;

import dev.crossdock.contract.DataSize;
import dev.crossdock.contract.Transport.Queue;
import dev.crossdock.contract.Transport.Queue.WhenFull;
import dev.crossdock.contract.Transport.Queues;
import dev.crossdock.contract.WorkloadContract;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The queues that contracts declare, as the broker is asked for them. What a contract leaves out is the broker's to say. */
public final class QueuePlan {

    private QueuePlan() {}

    /** A queue and the contract that declares it. */
    public record Declared(String workload, Queue queue) {

        /** The queue itself and those where its jobs end when they fail or expire. */
        public Set<String> names() {
            Set<String> names = new LinkedHashSet<>(List.of(queue.name(), queue.deadLetterQueue()));
            if (queue.expiryQueue() != null) {
                names.add(queue.expiryQueue());
            }
            return names;
        }
    }

    /** Every declared queue. */
    public static List<Declared> of(List<WorkloadContract> contracts) {
        return contracts.stream()
                .flatMap(contract -> contract.transport(Queues.class).stream()
                        .flatMap(queues -> queues.queues().stream())
                        .map(queue -> new Declared(contract.workload(), queue)))
                .toList();
    }

    /** The names of all queues to create, dead letters and expired ones among them. */
    public static Stream<String> names(List<WorkloadContract> contracts) {
        return of(contracts).stream()
                .flatMap(declared -> declared.names().stream())
                .distinct();
    }

    /** The settings of a queue's address, by the names the broker gives them. */
    public static Map<String, Object> settings(Queue queue) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("deadLetterAddress", queue.deadLetterQueue());
        put(settings, "expiryAddress", queue.expiryQueue(), Function.identity());
        put(settings, "maxDeliveryAttempts", queue.maxDeliveries(), Function.identity());
        put(settings, "redeliveryDelay", queue.redeliveryDelay(), Duration::toMillis);
        put(settings, "redeliveryMultiplier", queue.redeliveryMultiplier(), Function.identity());
        put(settings, "maxRedeliveryDelay", queue.maxRedeliveryDelay(), Duration::toMillis);
        put(settings, "expiryDelay", queue.expiry(), Duration::toMillis);
        put(settings, "maxSizeBytes", queue.maxSize(), DataSize::bytes);
        put(settings, "addressFullMessagePolicy", queue.whenFull(), WhenFull::name);
        return settings;
    }

    private static <T> void put(
            Map<String, Object> settings, String name, @Nullable T value, Function<T, Object> form) {
        if (value != null) {
            settings.put(name, form.apply(value));
        }
    }
}
