package dev.crossdock.projection;

import dev.crossdock.projection.Slice.Entry;
import dev.crossdock.review.Transport.Kafka;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Sends what a group could not process to its own topic {@code <topic>.dlq.<group>}, with the reason in headers. */
@ApplicationScoped
public class DeadLetters {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    @Inject
    @ConfigProperty(name = "crossdock.kafka.bootstrap")
    String bootstrap;

    private @Nullable KafkaProducer<String, byte[]> producer;

    /**
     * Sends the poison entries and waits until all are stored.
     *
     * @throws IllegalStateException if Kafka does not confirm in time; nothing may then be counted as done
     */
    <C> void publish(Projection<?, C> projection, List<Entry<C>> poison) {
        if (poison.isEmpty()) {
            return;
        }
        List<Future<RecordMetadata>> sent = poison.stream()
                .map(entry -> producer().send(deadLetter(projection, entry)))
                .toList();
        for (Future<RecordMetadata> confirmation : sent) {
            try {
                confirmation.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while storing dead letters", e);
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException("Kafka did not store the dead letters", e);
            }
        }
    }

    private <C> ProducerRecord<String, byte[]> deadLetter(Projection<?, C> projection, Entry<C> entry) {
        var source = entry.record();
        var letter = new ProducerRecord<>(
                Kafka.DeadLetters.topic(source.topic(), projection.group()),
                null,
                source.key(),
                source.value() == null ? null : source.value().bytes(),
                source.headers());
        header(letter, "dlq_topic", source.topic());
        header(letter, "dlq_partition", String.valueOf(source.partition()));
        header(letter, "dlq_offset", String.valueOf(source.offset()));
        header(letter, "dlq_timestamp", String.valueOf(source.timestamp()));
        header(letter, "dlq_group", projection.group());
        header(letter, "dlq_reason", String.valueOf(entry.poison()));
        return letter;
    }

    private static void header(ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private synchronized KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            bootstrap,
                            ProducerConfig.CLIENT_ID_CONFIG,
                            "crossdock-dead-letters",
                            ProducerConfig.ACKS_CONFIG,
                            "all",
                            ProducerConfig.MAX_BLOCK_MS_CONFIG,
                            5_000,
                            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                            12_000,
                            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                            5_000),
                    new StringSerializer(),
                    new ByteArraySerializer());
        }
        return producer;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }
}
