package dev.crossdock.customer;

import dev.crossdock.customer.CustomerChange.ProfileChanged;
import dev.crossdock.customer.store.LatestStateRow;
import dev.crossdock.customer.store.LatestStateTable;
import dev.crossdock.projection.Changes;
import dev.crossdock.projection.DecodedProjection;
import dev.crossdock.projection.store.ContentHash;
import jakarta.enterprise.inject.Vetoed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/**
 * A group that keeps the newest state per customer in one table.
 *
 * @param <R> a row
 */
@Vetoed
final class LatestStateProjection<R extends LatestStateRow> extends DecodedProjection<CustomerChange> {

    private final LatestStateTable<R> table;
    private final Function<ProfileChanged, R> content;

    LatestStateProjection(String group, LatestStateTable<R> table, Function<ProfileChanged, R> content) {
        super(group, table.schema(), List.of(CustomerRecords.TOPIC), CustomerRecords::decode);
        this.table = table;
        this.content = content;
    }

    @Override
    public Changes<CustomerChange> collect() {
        return new LatestStates<>(table, content);
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
