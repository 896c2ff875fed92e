package dev.crossdock.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class LazyProducerTest {

    @Test
    void who_sends_while_the_application_stops_makes_no_client_that_nobody_closes() {
        LazyProducer<String> producer = new LazyProducer<>(
                () -> {
                    throw new AssertionError("a client is made");
                },
                "late",
                new StringSerializer());

        producer.close();

        assertThatThrownBy(() -> producer.send(new ProducerRecord<>("letters", new byte[0])))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("late is closed");
    }
}
