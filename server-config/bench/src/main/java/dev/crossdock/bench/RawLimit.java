package dev.crossdock.bench;

import dev.crossdock.persistence.store.Sql;
import dev.crossdock.stack.settings.StackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The baseline {@code raw-limit}: the least that anybody has to do to bring the records into the table. No positions,
 * no dead letters, no groups, no validation; one thread, one commit per batch.
 */
final class RawLimit {

    private static final String MERGE =
            "insert into %1$s.%2$s as t (%3$s) select %3$s from incoming order by %4$s %5$s";

    private final RunningStack stack;
    private final String schema;
    private final Dataset dataset;
    private final Dataset.Target target;

    RawLimit(RunningStack stack, String schema, Dataset dataset) {
        this.stack = stack;
        this.schema = schema;
        this.dataset = dataset;
        this.target = dataset.target();
    }

    /** Reads the set into the dataset's table in the schema; the time runs from the first poll to the last commit. */
    Duration run(RecordSet set) {
        try (Connection connection = stack.database();
                KafkaConsumer<String, byte[]> consumer = consumer()) {
            connection.setAutoCommit(false);
            prepare(connection);
            consumer.assign(set.slices().keySet());
            set.slices().forEach((partition, slice) -> consumer.seek(partition, slice.start()));
            long started = System.nanoTime();
            while (set.slices().entrySet().stream()
                    .anyMatch(slice ->
                            consumer.position(slice.getKey()) < slice.getValue().end())) {
                List<ConsumerRecord<String, byte[]>> found = ofSet(consumer.poll(Duration.ofSeconds(1)), set);
                if (!found.isEmpty()) {
                    write(connection, dataset.rows(found));
                }
            }
            return Duration.ofNanos(System.nanoTime() - started);
        } catch (SQLException | IOException e) {
            throw new StackException("raw-limit failed: " + e.getMessage(), e);
        }
    }

    private void prepare(Connection connection) throws SQLException {
        Sql.update(
                connection,
                "create temporary table incoming (like " + schema + "." + target.table() + ") on commit delete rows");
        connection.commit();
    }

    private static List<ConsumerRecord<String, byte[]>> ofSet(ConsumerRecords<String, byte[]> polled, RecordSet set) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>(polled.count());
        for (TopicPartition partition : polled.partitions()) {
            long end = set.slice(partition).end();
            for (ConsumerRecord<String, byte[]> one : polled.records(partition)) {
                if (one.offset() < end) {
                    found.add(one);
                }
            }
        }
        return found;
    }

    private void write(Connection connection, String text) throws SQLException, IOException {
        byte[] rows = text.getBytes(StandardCharsets.UTF_8);
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy incoming (" + target.columns() + ") from stdin");
        copy.writeToCopy(rows, 0, rows.length);
        copy.endCopy();
        String key = target.columns().substring(0, target.columns().indexOf(','));
        Sql.update(connection, MERGE.formatted(schema, target.table(), target.columns(), key, target.onConflict()));
        connection.commit();
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Properties properties = stack.kafka();
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 * 1024 * 1024);
        properties.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, 1024 * 1024);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
