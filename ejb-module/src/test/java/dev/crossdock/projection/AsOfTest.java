package dev.crossdock.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.projection.store.Position;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class AsOfTest {

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);
    private static final TopicPartition PAYMENTS = new TopicPartition("payments", 0);

    @Test
    void a_group_at_the_end_of_its_topics_is_as_new_as_the_look_at_them() {
        AsOf asOf = AsOf.of(
                Map.of(ORDERS, new Position(10, NOON.minusSeconds(60))), Optional.of(Map.of(ORDERS, 10L)), NOON);

        assertThat(asOf).isEqualTo(new AsOf(NOON, 0, NOON.minusSeconds(60)));
    }

    @Test
    void a_group_that_lags_is_as_old_as_the_last_record_of_the_partition_that_lags() {
        AsOf asOf = AsOf.of(
                Map.of(
                        ORDERS, new Position(7, NOON.minusSeconds(60)),
                        PAYMENTS, new Position(5, NOON.minusSeconds(90))),
                Optional.of(Map.of(ORDERS, 10L, PAYMENTS, 5L)),
                NOON);

        assertThat(asOf).isEqualTo(new AsOf(NOON.minusSeconds(60), 3, NOON.minusSeconds(60)));
    }

    @Test
    void a_partition_that_was_never_read_leaves_the_time_open() {
        AsOf asOf = AsOf.of(Map.of(), Optional.of(Map.of(ORDERS, 10L)), NOON);

        assertThat(asOf).isEqualTo(new AsOf(null, 10, null));
    }

    @Test
    void without_kafka_the_lag_is_unknown() {
        AsOf asOf = AsOf.of(Map.of(ORDERS, new Position(7, NOON)), Optional.empty(), NOON);

        assertThat(asOf).isEqualTo(new AsOf(null, -1, NOON));
    }
}
