package dev.crossdock.customer;

import dev.crossdock.customer.CustomerChange.ProfileChanged;
import dev.crossdock.customer.store.LatestStateRow;
import dev.crossdock.customer.store.LatestStateTable;
import dev.crossdock.event.UnreadableEventException;
import dev.crossdock.projection.Changes;
import dev.crossdock.projection.Projection;
import dev.crossdock.projection.store.ContentHash;
import jakarta.enterprise.inject.Vetoed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A group that keeps the newest state per customer in one table.
 *
 * @param <R> a row
 */
@Vetoed
final class LatestStateProjection<R extends LatestStateRow> implements Projection<CustomerChange> {

    private final String group;
    private final LatestStateTable<R> table;
    private final BiConsumer<R, ProfileChanged> fill;

    LatestStateProjection(String group, LatestStateTable<R> table, BiConsumer<R, ProfileChanged> fill) {
        this.group = group;
        this.table = table;
        this.fill = fill;
    }

    @Override
    public String group() {
        return group;
    }

    @Override
    public List<String> topics() {
        return List.of(CustomerRecords.TOPIC);
    }

    @Override
    public String schema() {
        return table.schema();
    }

    @Override
    public CustomerChange decode(ConsumerRecord<String, byte[]> polled) throws UnreadableEventException {
        return CustomerRecords.decode(polled);
    }

    @Override
    public Changes<CustomerChange> collect() {
        return new LatestStates<>(table, fill);
    }

    @Override
    public ContentHash hash(Connection connection) throws SQLException {
        return table.hash(connection);
    }

    @Override
    public void takeOver(Connection connection, String live, Map<TopicPartition, Long> logStarts) throws SQLException {
        table.takeOverErased(connection, live);
    }
}
