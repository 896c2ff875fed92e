package dev.crossdock.incontainer;

import dev.crossdock.projection.PoisonRecordException;
import dev.crossdock.projection.Projection;
import dev.crossdock.projection.RecordValue;
import dev.crossdock.projection.RecordValueDeserializer;
import dev.crossdock.projection.store.ContentHash;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A real projection that writes a part of the batch, whereupon the database ends the connection, as it does when it is
 * shut down or killed.
 *
 * @param <V> a decoded value
 * @param <C> a decoded record
 * @param real what does the work
 * @param part how many changes are written before the end
 */
record FaultyProjection<V, C>(Projection<V, C> real, int part) implements Projection<V, C> {

    @Override
    public String group() {
        return real.group();
    }

    @Override
    public String topic() {
        return real.topic();
    }

    @Override
    public String schema() {
        return real.schema();
    }

    @Override
    public RecordValueDeserializer<V> deserializer() {
        return real.deserializer();
    }

    @Override
    public C decode(ConsumerRecord<String, RecordValue<V>> polled) throws PoisonRecordException {
        return real.decode(polled);
    }

    @Override
    public long apply(Connection connection, List<C> changes) throws SQLException {
        real.apply(connection, changes.subList(0, Math.min(part, changes.size())));
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pg_backend_pid())");
        }
        throw new AssertionError("the connection outlived its end");
    }

    @Override
    public ContentHash hash(Connection connection) throws SQLException {
        return real.hash(connection);
    }
}
