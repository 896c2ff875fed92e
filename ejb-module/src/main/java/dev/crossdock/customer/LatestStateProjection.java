package dev.crossdock.customer;

import dev.crossdock.customer.store.LatestStateTable;
import dev.crossdock.projection.Changes;
import dev.crossdock.projection.PoisonRecordException;
import dev.crossdock.projection.Projection;
import dev.crossdock.projection.RecordValue;
import dev.crossdock.projection.RecordValueDeserializer;
import dev.crossdock.projection.store.ContentHash;
import jakarta.enterprise.inject.Vetoed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A group that keeps the newest state per customer in one table. */
@Vetoed
final class LatestStateProjection implements Projection<CustomerEvent, CustomerChange> {

    private final String group;
    private final String schema;
    private final LatestStateTable table;
    private final Function<CustomerEvent, List<@Nullable Object>> columns;

    LatestStateProjection(
            String group,
            String schema,
            LatestStateTable table,
            Function<CustomerEvent, List<@Nullable Object>> columns) {
        this.group = group;
        this.schema = schema;
        this.table = table;
        this.columns = columns;
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
        return schema;
    }

    @Override
    public RecordValueDeserializer<CustomerEvent> deserializer() {
        return new CustomerEventDeserializer();
    }

    @Override
    public CustomerChange decode(ConsumerRecord<String, RecordValue<CustomerEvent>> polled)
            throws PoisonRecordException {
        return CustomerRecords.decode(polled);
    }

    @Override
    public Changes<CustomerChange> collect() {
        return new LatestStates(table, columns);
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
