package dev.crossdock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProfileTest {

    @Test
    void the_raw_baseline_reads_the_same_values_as_a_tree_does() {
        BenchEvent change = new ProfileChanges("c-", 10).next();
        ProducerRecord<String, byte[]> sent = change.kafkaRecord();
        ConsumerRecord<String, byte[]> found = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(found.headers()::add);

        Profile profile = Profile.decode(found);

        JsonNode data = change.data();
        assertThat(profile.customerId()).isEqualTo(data.get("customerId").asString());
        assertThat(profile.revision()).isEqualTo(1);
        assertThat(profile.columns()[6]).isEqualTo(data.get("email").asString());
        assertThat(profile.columns()[9]).isEqualTo(data.get("marketingConsent").asString());
        assertThat(JsonMapper.shared().readTree(profile.columns()[10])).isEqualTo(data.get("deliveryAddress"));
        assertThat(JsonMapper.shared().readTree(profile.columns()[11])).isEqualTo(data.get("invoice"));
    }
}
