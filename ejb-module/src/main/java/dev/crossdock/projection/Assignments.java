package dev.crossdock.projection;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** How the partitions of the groups are shared between instances of the application. */
@ApplicationScoped
public class Assignments {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Inject
    KafkaClientService kafka;

    @Inject
    Projections projections;

    /**
     * How many partitions this instance reads, by group.
     *
     * @throws RuntimeException if a reader does not answer, as while it joins its group
     */
    public Map<String, Integer> partitions() {
        Map<String, Integer> partitions = new TreeMap<>();
        for (Projection<?, ?> projection : projections.all()) {
            partitions.put(
                    projection.group(),
                    kafka.getConsumer(projection.group())
                            .getAssignments()
                            .await()
                            .atMost(PATIENCE)
                            .size());
        }
        return partitions;
    }
}
