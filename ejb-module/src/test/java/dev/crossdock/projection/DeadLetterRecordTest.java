package dev.crossdock.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.projection.store.RecordPlace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class DeadLetterRecordTest {

    @Test
    void a_letter_knows_the_record_it_is_about() {
        DeadLetterRecord letter =
                DeadLetterRecord.of(letter("orders", "2", "17")).orElseThrow();

        assertThat(letter.id()).hasToString("orders:1:5");
        assertThat(letter.place()).isEqualTo(new RecordPlace(new TopicPartition("orders", 2), 17));
        assertThat(letter.key()).isEqualTo("c-1");
        assertThat(letter.writtenAt()).isEqualTo(Instant.ofEpochMilli(1_000));
        assertThat(letter.reason()).isEqualTo("the value is not JSON");
        assertThat(letter.headers()).isEqualTo(Map.of("ce_type", "order.placed"));
        assertThat(letter.bytes()).isEqualTo(7);
    }

    @Test
    void a_value_that_is_left_out_still_has_its_size() {
        ConsumerRecord<byte[], byte[]> read = new ConsumerRecord<>("orders.dlq.g", 1, 5, bytes("c-1"), null);
        letter("orders", "2", "17").headers().forEach(read.headers()::add);
        read.headers().add("dlq_left_out_bytes", bytes("1048570"));

        DeadLetterRecord letter = DeadLetterRecord.of(read).orElseThrow();

        assertThat(letter.leftOut()).isEqualTo(1_048_570);
        assertThat(letter.bytes()).isEqualTo(1_048_570);
    }

    @Test
    void what_somebody_else_has_written_is_no_letter() {
        assertThat(DeadLetterRecord.of(new ConsumerRecord<>("orders.dlq.g", 1, 5, null, bytes("?"))))
                .isEmpty();
        assertThat(DeadLetterRecord.of(letter("orders", "two", "17"))).isEmpty();
    }

    @Test
    void an_id_survives_its_way_through_an_address() {
        DeadLetterId id = new DeadLetterId("support-events", 3, 99);

        assertThat(DeadLetterId.of(id.toString())).isEqualTo(Optional.of(id));
        assertThat(DeadLetterId.of("support-events:3")).isEmpty();
        assertThat(DeadLetterId.of("support events:3:1")).isEmpty();
    }

    private static ConsumerRecord<byte[], byte[]> letter(String topic, String partition, String offset) {
        ConsumerRecord<byte[], byte[]> letter =
                new ConsumerRecord<>(topic + ".dlq.g", 1, 5, bytes("c-1"), bytes("no JSON"));
        Map.of(
                        "ce_type",
                        "order.placed",
                        "dlq_topic",
                        topic,
                        "dlq_partition",
                        partition,
                        "dlq_offset",
                        offset,
                        "dlq_timestamp",
                        "1000",
                        "dlq_reason",
                        "the value is not JSON")
                .forEach((name, value) -> letter.headers().add(name, bytes(value)));
        return letter;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
