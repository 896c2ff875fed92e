package dev.crossdock.customer;

import dev.crossdock.customer.CustomerChange.ProfileChanged;
import dev.crossdock.customer.store.CustomerProfileRow;
import dev.crossdock.customer.store.HistoryRow;
import dev.crossdock.customer.store.HistoryTables;
import dev.crossdock.projection.Changes;
import dev.crossdock.projection.DecodedProjection;
import dev.crossdock.projection.store.ContentHash;
import dev.crossdock.value.CustomerId;
import jakarta.enterprise.inject.Vetoed;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The group that keeps every accepted revision and counts what changed per day and field. */
@Vetoed
final class HistoryProjection extends DecodedProjection<CustomerChange> {

    HistoryProjection(String group) {
        super(group, "analytics", List.of(CustomerRecords.TOPIC), CustomerRecords::decode);
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
                                known(row),
                                row.profile.getBytes(StandardCharsets.UTF_8),
                                row.partition,
                                row.offset)))
                .toList();
    }

    /** The history looks at the text of a profile, not at its fields. */
    private static CustomerProfileRow known(HistoryRow row) {
        CustomerProfileRow known = new CustomerProfileRow();
        known.revision = row.key.revision();
        known.occurredAt = row.occurredAt;
        return known;
    }

    @Override
    public void takeOver(Connection connection, String live, Map<TopicPartition, Long> logStarts) throws SQLException {
        HistoryTables.takeOverErased(connection, live);
    }
}
