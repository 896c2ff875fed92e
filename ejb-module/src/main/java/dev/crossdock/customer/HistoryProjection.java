package dev.crossdock.customer;

import dev.crossdock.customer.CustomerChange.ProfileChanged;
import dev.crossdock.customer.store.HistoryTables;
import dev.crossdock.event.UnreadableEventException;
import dev.crossdock.projection.Changes;
import dev.crossdock.projection.Projection;
import dev.crossdock.projection.store.ContentHash;
import dev.crossdock.value.CustomerId;
import jakarta.enterprise.inject.Vetoed;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The group that keeps every accepted revision and counts what changed per day and field. */
@Vetoed
final class HistoryProjection implements Projection<CustomerChange> {

    private final String group;
    private final String schema;

    HistoryProjection(String group, String schema) {
        this.group = group;
        this.schema = schema;
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
    public CustomerChange decode(ConsumerRecord<String, byte[]> polled) throws UnreadableEventException {
        return CustomerRecords.decode(polled);
    }

    @Override
    public Changes<CustomerChange> collect() {
        return new AllChanges();
    }

    @Override
    public ContentHash hash(Connection connection) throws SQLException {
        return HistoryTables.hash(connection);
    }

    /** Compaction removes old revisions from the topic; the history still has them. */
    @Override
    public List<Recalled<CustomerChange>> recall(
            Connection connection, TopicPartition partition, long fromOffset, long toOffset) throws SQLException {
        return HistoryTables.from(connection, partition.partition(), fromOffset, toOffset).stream()
                .map(row -> new Recalled<CustomerChange>(
                        row.offset,
                        new ProfileChanged(
                                new CustomerId(row.key.customerId()),
                                row.key.revision(),
                                row.occurredAt,
                                ProfileFields.NONE,
                                row.profile.getBytes(StandardCharsets.UTF_8),
                                row.partition,
                                row.offset)))
                .toList();
    }

    @Override
    public void takeOver(Connection connection, String live, Map<TopicPartition, Long> logStarts) throws SQLException {
        HistoryTables.takeOverErased(connection, live);
    }
}
