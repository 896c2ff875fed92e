package dev.crossdock.incontainer;

import dev.crossdock.event.UnreadableEventException;
import dev.crossdock.projection.Changes;
import dev.crossdock.projection.Projection;
import dev.crossdock.projection.store.ContentHash;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A real projection that writes a part of the batch, whereupon the database ends the connection, as it does when it is
 * shut down or killed.
 *
 * @param <C> a decoded record
 * @param real what does the work
 * @param part how many changes are written before the end
 */
record FaultyProjection<C>(Projection<C> real, int part) implements Projection<C> {

    @Override
    public String group() {
        return real.group();
    }

    @Override
    public List<String> topics() {
        return real.topics();
    }

    @Override
    public String schema() {
        return real.schema();
    }

    @Override
    public C decode(ConsumerRecord<String, byte[]> polled) throws UnreadableEventException {
        return real.decode(polled);
    }

    @Override
    public Changes<C> collect() {
        return new Interrupted<>(real.collect(), part);
    }

    @Override
    public ContentHash hash(Connection connection) throws SQLException {
        return real.hash(connection);
    }

    @Override
    public void takeOver(Connection connection, String live, Map<TopicPartition, Long> logStarts) throws SQLException {
        real.takeOver(connection, live, logStarts);
    }

    /** Passes on the first changes only, and ends the connection after it has written them. */
    private static final class Interrupted<C> implements Changes<C> {

        private final Changes<C> real;
        private int left;

        Interrupted(Changes<C> real, int part) {
            this.real = real;
            this.left = part;
        }

        @Override
        public void add(C change) {
            if (left-- > 0) {
                real.add(change);
            }
        }

        @Override
        public boolean isFull() {
            return real.isFull();
        }

        @Override
        public long apply(Connection connection) throws SQLException {
            real.apply(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("select pg_terminate_backend(pg_backend_pid())");
            }
            throw new AssertionError("the connection outlived its end");
        }
    }
}
