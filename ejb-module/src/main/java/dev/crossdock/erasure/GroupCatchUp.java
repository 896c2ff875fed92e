package dev.crossdock.erasure;

import dev.crossdock.contract.Transport.Kafka.Cluster;
import dev.crossdock.kafka.Offsets;
import dev.crossdock.projection.Projection;
import dev.crossdock.projection.ProjectionTransaction;
import dev.crossdock.projection.Projections;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** How far consumer groups are from having read everything that may speak of an erased person. */
@ApplicationScoped
public class GroupCatchUp {

    @Inject
    Projections projections;

    @Inject
    ProjectionTransaction transaction;

    @Inject
    Offsets offsets;

    /**
     * How many records a group has yet to read of those that were there when the person was erased.
     *
     * @param cluster that of its topics
     * @throws RuntimeException if its positions cannot be read
     */
    long unread(String group, Cluster cluster, Map<TopicPartition, Long> fences) {
        Optional<Projection<?>> projection = projections.all().stream()
                .filter(candidate -> candidate.group().equals(group))
                .findFirst();
        Map<TopicPartition, Long> positions =
                projection.isPresent() ? stored(projection.get(), fences) : committed(group, cluster);
        return positions.entrySet().stream()
                .mapToLong(position -> Math.max(0, fences.getOrDefault(position.getKey(), 0L) - position.getValue()))
                .sum();
    }

    private Map<TopicPartition, Long> stored(Projection<?> projection, Map<TopicPartition, Long> fences) {
        return transaction.storedPositions(
                projection,
                fences.keySet().stream()
                        .filter(partition -> projection.topics().contains(partition.topic()))
                        .toList());
    }

    /** Of a group that keeps its positions in Kafka; what it never began to read it has put nowhere. */
    private Map<TopicPartition, Long> committed(String group, Cluster cluster) {
        return offsets.committed(cluster, List.of(group))
                .orElseThrow(() -> new IllegalStateException("Kafka does not tell the positions of " + group))
                .getOrDefault(group, Map.of());
    }
}
