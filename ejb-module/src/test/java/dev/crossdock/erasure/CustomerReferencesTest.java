package dev.crossdock.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class CustomerReferencesTest {

    @Test
    void a_letter_is_about_its_key_its_subject_and_every_customer_in_it() {
        ConsumerRecord<byte[], byte[]> letter =
                letter("c1", "{\"customerId\":\"c2\",\"lines\":[{\"customerId\":\"c3\",\"sku\":\"c4\"}]}");
        letter.headers().add("ce_subject", bytes("c5"));

        assertThat(CustomerReferences.in(letter)).containsExactlyInAnyOrder("c1", "c2", "c3", "c5");
    }

    @Test
    void of_a_value_that_is_no_json_every_word_counts() {
        assertThat(CustomerReferences.in(letter(null, "broken {c1: \"c-2\"}")))
                .contains("c1", "c-2")
                .doesNotContain("c");
    }

    @Test
    void a_tombstone_without_a_key_is_about_nobody() {
        assertThat(CustomerReferences.in(letter(null, null))).isEqualTo(Set.of());
    }

    private static ConsumerRecord<byte[], byte[]> letter(String key, String value) {
        return new ConsumerRecord<>(
                "t.dlq.g", 0, 0, key == null ? null : bytes(key), value == null ? null : bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
