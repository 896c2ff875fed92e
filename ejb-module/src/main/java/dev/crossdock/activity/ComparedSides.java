package dev.crossdock.activity;

import dev.crossdock.activity.store.ActivityDocument;
import dev.crossdock.activity.store.ActivityIndex;
import dev.crossdock.activity.store.ActivityIndex.Found;
import dev.crossdock.activity.store.ActivityRows;
import dev.crossdock.activity.store.SearchEngine;
import dev.crossdock.event.value.EventId;
import dev.crossdock.persistence.store.Database;
import dev.crossdock.projection.store.Position;
import dev.crossdock.projection.store.Positions;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Reads the table and the index, each for itself. */
@Stateless
public class ComparedSides {

    @Inject
    Database database;

    @Inject
    SearchEngine engine;

    /** Below these offsets both have applied everything. */
    public Map<TopicPartition, Long> bothApplied() {
        try (Connection connection = database.dataSource().getConnection()) {
            Map<TopicPartition, Position> table = Positions.current(connection, SupportProjection.GROUP);
            Map<TopicPartition, Long> both = new HashMap<>();
            Positions.current(connection, IndexProjection.GROUP).forEach((partition, position) -> {
                Position other = table.get(partition);
                if (other != null) {
                    both.put(partition, Math.min(position.nextOffset(), other.nextOffset()));
                }
            });
            return both;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Reads the table below these offsets. */
    public void table(Map<TopicPartition, Long> below, Consumer<ActivityDocument> reader) {
        try (Connection connection = database.dataSource().getConnection()) {
            ActivityRows.below(connection, IndexProjection.TABLES, below, reader);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Reads the index that serves below these offsets. */
    public void index(Map<TopicPartition, Long> below, Consumer<Found> reader) {
        ActivityIndex.serving(engine).ifPresent(index -> index.scan(below, reader));
    }

    /** Looks at single activities on both sides. */
    public void look(Collection<String> documents, Collection<EventId> keys, BothSides sides) {
        try (Connection connection = database.dataSource().getConnection()) {
            ActivityRows.of(connection, IndexProjection.TABLES, keys).forEach(sides::inTable);
        } catch (SQLException e) {
            throw unreadable(e);
        }
        List<Found> found = ActivityIndex.serving(engine)
                .map(index -> index.find(documents))
                .orElse(List.of());
        found.forEach(sides::inIndex);
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("cannot read the activity table: is the database up?", e);
    }
}
