package dev.crossdock.projection;

import dev.crossdock.persistence.store.Database;
import dev.crossdock.projection.store.GroupRegister;
import dev.crossdock.projection.store.Position;
import dev.crossdock.projection.store.Positions;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Starts every newly assigned partition where the database says the group stands; {@link RebalanceListenerExtension} gives
 * it the name by which channels ask for it.
 */
@ApplicationScoped
public class SeekToStored implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(SeekToStored.class.getName());

    @Inject
    Database database;

    @Inject
    GroupRegister register;

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        String group = consumer.groupMetadata().groupId();
        try (Connection connection = database.dataSource().getConnection()) {
            Map<TopicPartition, Position> stored = Positions.current(connection, group);
            for (TopicPartition partition : partitions) {
                Position position = stored.get(partition);
                long offset = position == null ? 0 : position.nextOffset();
                LogGaps.of(group).seek(partition, offset);
                consumer.seek(partition, offset);
            }
        } catch (SQLException | RuntimeException e) {
            // Whatever is polled now does not connect to what is stored, is refused, and sought again.
            LOG.log(Level.WARNING, e, () -> "positions.unread group=" + group);
        }
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        LogGaps.of(consumer.groupMetadata().groupId()).forget(partitions);
    }
}
