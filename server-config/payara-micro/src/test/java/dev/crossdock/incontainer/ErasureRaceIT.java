package dev.crossdock.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossdock.activity.SupportChange;
import dev.crossdock.activity.SupportProjection;
import dev.crossdock.event.UnreadableEventException;
import dev.crossdock.lifecycle.ApplicationState;
import dev.crossdock.persistence.store.Database;
import dev.crossdock.persistence.store.Migrations;
import dev.crossdock.projection.Batch;
import dev.crossdock.projection.BatchOutcome;
import dev.crossdock.projection.ProjectionTransaction;
import dev.crossdock.projection.Slice;
import dev.crossdock.projection.Slice.Entry;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/**
 * An erased customer's activity never comes back, whoever writes it when. Partitions that the topics do not have keep the
 * live consumers out.
 */
class ErasureRaceIT extends InContainer {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final int RACES = 60;
    private static final String CUSTOMERS = "customer-profile-events";
    private static final String ORDERS = "order-events";
    private static final AtomicInteger PARTITION = new AtomicInteger(5_000);

    @Inject
    ProjectionTransaction transaction;

    @Inject
    SupportProjection projection;

    @Inject
    Database database;

    @Inject
    Migrations migrations;

    @Inject
    ApplicationState application;

    @Inject
    UserTransaction surrounding;

    @Test
    void two_writers_at_once_never_bring_an_erased_customer_back() throws Exception {
        await().atMost(SOON).until(application::isUp);
        for (int race = 0; race < RACES; race++) {
            String customer = "raced-" + race;
            CyclicBarrier start = new CyclicBarrier(2);
            CompletableFuture<BatchOutcome> ordering = CompletableFuture.supplyAsync(() -> {
                meet(start);
                return apply(order(customer, "1"));
            });

            meet(start);
            apply(erasure(customer));
            ordering.join();

            assertThat(activityOf(customer)).as(customer).isEmpty();
        }
    }

    @Test
    void a_writer_of_activity_waits_for_the_erasure_that_is_being_written() throws Exception {
        await().atMost(SOON).until(application::isUp);
        String customer = "waited-for";
        surrounding.begin();
        apply(erasure(customer));
        CompletableFuture<BatchOutcome> ordering = CompletableFuture.supplyAsync(() -> apply(order(customer, "1")));
        await().atMost(SOON)
                .until(() -> !lines("select pid::text from pg_locks where locktype = 'advisory' and not granted")
                        .isEmpty());

        surrounding.commit();

        assertThat(ordering.join()).isInstanceOf(BatchOutcome.Applied.class);
        assertThat(activityOf(customer)).isEmpty();
    }

    @Test
    void a_shadow_takes_over_who_was_erased_and_what_its_topics_no_longer_hold() throws Exception {
        await().atMost(SOON).until(application::isUp);
        TopicPartition partition = new TopicPartition(ORDERS, PARTITION.getAndIncrement());
        apply(slice(partition, 0, "kept", ORDERS, "order.placed", orderData("kept")));
        apply(slice(partition, 1, "in-the-log", ORDERS, "order.placed", orderData("in-the-log")));
        apply(erasure("gone"));
        String shadow = "support_projection_probe";
        migrations.migrate("support_projection", shadow);

        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to " + shadow);
            projection.takeOver(connection, "support_projection", Map.of(partition, 1L));
            projection.takeOver(connection, "support_projection", Map.of(partition, 1L));
            statement.execute("reset search_path");
        }

        assertThat(lines("select customer_id from " + shadow + ".activity where partition = " + partition.partition()))
                .containsExactly("kept");
        assertThat(lines("select customer_id from " + shadow + ".customer_profile where erased"))
                .contains("gone");
    }

    @Test
    void positions_of_several_topics_move_together() throws Exception {
        await().atMost(SOON).until(application::isUp);
        Slice<SupportChange> order = order("together", "1");
        Slice<SupportChange> erasure = erasure("somebody-else");

        transaction.apply(Batch.of(projection, order));
        transaction.apply(Batch.of(projection, erasure));

        assertThat(transaction.storedPositions(projection, List.of(order.partition(), erasure.partition())))
                .isEqualTo(Map.of(order.partition(), 1L, erasure.partition(), 1L));
        assertThat(activityOf("together")).hasSize(1);
    }

    private BatchOutcome apply(Slice<SupportChange> slice) {
        return transaction.apply(Batch.of(projection, slice));
    }

    private Slice<SupportChange> order(String customer, String number) {
        TopicPartition partition = new TopicPartition(ORDERS, PARTITION.getAndIncrement());
        return slice(partition, 0, customer, ORDERS, "order.placed", orderData(customer));
    }

    private static String orderData(String customer) {
        return """
                {"orderId": "o", "customerId": "%s", "placedAt": "2026-02-01T10:00:00Z",
                 "lines": [{"sku": "s", "quantity": 1}], "total": {"amount": "1.00", "currency": "GBP"}}""".formatted(customer);
    }

    private Slice<SupportChange> erasure(String customer) {
        TopicPartition partition = new TopicPartition(CUSTOMERS, PARTITION.getAndIncrement());
        String data = "{\"customerId\": \"%s\", \"revision\": 9}".formatted(customer);
        return slice(partition, 0, customer, CUSTOMERS, "customer.erased", data);
    }

    private Slice<SupportChange> slice(
            TopicPartition partition, long offset, String customer, String topic, String type, String data) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        headers.add("ce_source", "/race".getBytes(StandardCharsets.UTF_8));
        headers.add("ce_id", (partition + "/" + offset).getBytes(StandardCharsets.UTF_8));
        byte[] value = data.getBytes(StandardCharsets.UTF_8);
        ConsumerRecord<String, byte[]> polled = new ConsumerRecord<>(
                topic,
                partition.partition(),
                offset,
                1_770_000_000_000L,
                TimestampType.CREATE_TIME,
                customer.length(),
                value.length,
                customer,
                value,
                headers,
                Optional.empty());
        try {
            return new Slice<>(
                    partition, offset, offset + 1, List.of(new Entry<>(polled, projection.decode(polled), null)));
        } catch (UnreadableEventException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> activityOf(String customer) throws SQLException {
        return new ArrayList<>(new StoredTables(database.dataSource())
                .lines("select id from support_projection.activity where customer_id = ?", customer));
    }

    private List<String> lines(String sql) throws SQLException {
        return new StoredTables(database.dataSource()).lines(sql);
    }

    private static void meet(CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
