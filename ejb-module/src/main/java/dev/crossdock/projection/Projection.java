package dev.crossdock.projection;

import dev.crossdock.event.UnreadableEventException;
import dev.crossdock.projection.store.ContentHash;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What one consumer group makes of its topics. Implementations hold no state and no transaction: the same methods serve
 * the live group and its rebuild, with the connection's search path telling which tables are meant.
 *
 * @param <C> a change: what a record says, with its place in the topic
 */
public interface Projection<C> {

    /** The consumer group, also the name of its channel. */
    String group();

    /** The topics it reads, through one channel. */
    List<String> topics();

    /** The database schema that holds its tables, and the folder of its migrations. */
    String schema();

    /**
     * Decodes one record, whose value is null for a tombstone.
     *
     * @throws UnreadableEventException if no retry can ever make sense of it
     */
    C decode(ConsumerRecord<String, byte[]> record) throws UnreadableEventException;

    /** An empty collection of changes. */
    Changes<C> collect();

    /** The content of the tables on the search path in one comparable value. */
    ContentHash hash(Connection connection) throws SQLException;

    /**
     * Changes of an interval of the log that compaction may have removed there but the live tables still know, in the
     * order of their offsets. A projection of current state needs none.
     */
    default List<Recalled<C>> recall(Connection connection, TopicPartition partition, long fromOffset, long toOffset)
            throws SQLException {
        return List.of();
    }

    /**
     * Takes over into the tables on the search path, which a rebuild is about to fill, what no topic may tell any more:
     * who was erased, since tombstones expire, and rows of records that retention has removed. Called before the first
     * record is read, and again before the swap; what is there already stays as it is.
     *
     * @param live the schema with the tables that serve
     * @param logStarts the first offset that each partition still holds
     */
    void takeOver(Connection connection, String live, Map<TopicPartition, Long> logStarts) throws SQLException;

    /**
     * Brings what is kept outside the database in line with the tables on the search path, which serve, and removes there
     * what belongs to no tables. Called before a rebuild and after it, whether it succeeded or not; a projection that keeps
     * everything in its tables has nothing to do.
     */
    default void settle(Connection connection) throws SQLException {
        // Tables are all there is.
    }

    /** A change that the live tables remember, with the offset it came from. */
    record Recalled<C>(long offset, C change) {}
}
