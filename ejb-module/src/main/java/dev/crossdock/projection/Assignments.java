package dev.crossdock.projection;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How the partitions of the groups are shared between instances of the application. */
@ApplicationScoped
public class Assignments {

    /** A reader answers between two polls, which take a second when nothing arrives. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    @Inject
    KafkaClientService kafka;

    @Inject
    Projections projections;

    /**
     * How many partitions this instance reads, by group; all readers are asked at once.
     *
     * @throws RuntimeException if a reader does not answer, as while it joins its group
     */
    public Map<String, Integer> partitions() {
        List<Uni<Map.Entry<String, Integer>>> answers = projections.all().stream()
                .map(projection -> kafka.getConsumer(projection.group())
                        .getAssignments()
                        .map(assigned -> Map.entry(projection.group(), assigned.size())))
                .toList();
        return Uni.join().all(answers).andFailFast().await().atMost(PATIENCE).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum, TreeMap::new));
    }
}
