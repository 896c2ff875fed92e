package dev.crossdock.review.live;

import dev.crossdock.persistence.store.Database;
import dev.crossdock.projection.Projection;
import dev.crossdock.projection.Projections;
import dev.crossdock.review.cluster.Positions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The positions that this application's own groups keep beside their effects. */
@ApplicationScoped
public class ApplicationPositions {

    @Inject
    Projections projections;

    @Inject
    Database database;

    /**
     * The position of every group of this application.
     *
     * @throws IllegalStateException if the database cannot be read
     */
    Positions current() {
        Map<String, Map<TopicPartition, Long>> byGroup = new HashMap<>();
        try (Connection connection = database.dataSource().getConnection()) {
            for (Projection<?, ?> projection : projections.all()) {
                Map<TopicPartition, Long> positions =
                        byGroup.computeIfAbsent(projection.group(), group -> new HashMap<>());
                dev.crossdock.projection.store.Positions.current(connection, projection.group(), projection.topic())
                        .forEach((partition, offset) ->
                                positions.put(new TopicPartition(projection.topic(), partition), offset));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the positions of the consumer groups", e);
        }
        return new Positions(byGroup);
    }
}
