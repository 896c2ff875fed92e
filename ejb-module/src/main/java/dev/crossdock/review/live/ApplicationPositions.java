package dev.crossdock.review.live;

import dev.crossdock.projection.BatchFailedException;
import dev.crossdock.projection.Projection;
import dev.crossdock.projection.ProjectionTransaction;
import dev.crossdock.projection.Projections;
import dev.crossdock.review.cluster.ExternalPositions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The positions that this application's own groups keep beside their effects. */
@ApplicationScoped
public class ApplicationPositions {

    @Inject
    Projections projections;

    @Inject
    ProjectionTransaction transaction;

    /**
     * The position of every group of this application.
     *
     * @throws BatchFailedException if the database cannot be read
     */
    ExternalPositions current() {
        Map<String, Map<TopicPartition, Long>> byGroup = new HashMap<>();
        for (Projection<?> projection : projections.all()) {
            Map<TopicPartition, Long> positions = byGroup.computeIfAbsent(projection.group(), group -> new HashMap<>());
            transaction
                    .positions(projection)
                    .forEach((partition, position) -> positions.put(partition, position.nextOffset()));
        }
        return new ExternalPositions(byGroup);
    }
}
