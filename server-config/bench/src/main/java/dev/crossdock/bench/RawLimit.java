package dev.crossdock.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private static final String MERGE = """
            insert into %1$s.customer_profile as t select * from incoming order by customer_id
            on conflict (customer_id) do update set
                revision = excluded.revision, erased = excluded.erased, occurred_at = excluded.occurred_at,
                given_name = excluded.given_name, family_name = excluded.family_name, email = excluded.email,
                phone = excluded.phone, country = excluded.country, marketing_consent = excluded.marketing_consent,
                delivery_address = excluded.delivery_address, invoice = excluded.invoice
            where excluded.revision > t.revision""";
    private static final String COPY = """
            copy incoming (customer_id, revision, erased, occurred_at, given_name, family_name, email, phone, country,
                marketing_consent, delivery_address, invoice) from stdin""";

    private final Settings settings;
    private final String schema;

    RawLimit(Settings settings, String schema) {
        this.settings = settings;
        this.schema = schema;
    }

    /** Reads the set into {@code customer_profile} of the schema; the time runs from the first poll to the last commit. */
    Duration run(RecordSet set) {
        try (Connection connection = settings.database();
                KafkaConsumer<String, byte[]> consumer = consumer()) {
            connection.setAutoCommit(false);
            prepare(connection);
            List<TopicPartition> partitions = set.slices().keySet().stream()
                    .map(partition -> new TopicPartition(Changes.TOPIC, partition))
                    .toList();
            consumer.assign(partitions);
            partitions.forEach(partition ->
                    consumer.seek(partition, set.slice(partition.partition()).start()));
            long started = System.nanoTime();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition)
                            < set.slice(partition.partition()).end())) {
                ConsumerRecords<String, byte[]> polled = consumer.poll(Duration.ofSeconds(1));
                if (!polled.isEmpty()) {
                    write(connection, newest(polled, set));
                }
            }
            return Duration.ofNanos(System.nanoTime() - started);
        } catch (SQLException | IOException e) {
            throw new BenchException("raw-limit failed: " + e.getMessage(), e);
        }
    }

    private void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create temporary table incoming (like " + schema + ".customer_profile) on commit delete rows");
        }
        connection.commit();
    }

    private static Map<String, Profile> newest(ConsumerRecords<String, byte[]> polled, RecordSet set) {
        Map<String, Profile> newest = new HashMap<>();
        for (ConsumerRecord<String, byte[]> found : polled) {
            if (found.offset() < set.slice(found.partition()).end() && found.value() != null) {
                newest.merge(
                        found.key(),
                        Profile.decode(found),
                        (one, other) -> other.revision() > one.revision() ? other : one);
            }
        }
        return newest;
    }

    private void write(Connection connection, Map<String, Profile> profiles) throws SQLException, IOException {
        StringBuilder text = new StringBuilder(profiles.size() * 512);
        profiles.values().stream()
                .sorted(Comparator.comparing(Profile::customerId))
                .forEach(profile -> profile.appendTo(text));
        byte[] rows = text.toString().getBytes(StandardCharsets.UTF_8);
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        copy.writeToCopy(rows, 0, rows.length);
        copy.endCopy();
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(MERGE.formatted(schema));
        }
        connection.commit();
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Properties properties = settings.kafka();
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 * 1024 * 1024);
        properties.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, 1024 * 1024);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
