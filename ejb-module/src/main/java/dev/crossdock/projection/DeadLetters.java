package dev.crossdock.projection;

import dev.crossdock.contract.Transport.Kafka;
import dev.crossdock.kafka.KafkaCluster;
import dev.crossdock.kafka.LazyProducer;
import dev.crossdock.projection.Slice.Entry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends what a group could not process to its own topic {@code <topic>.dlq.<group>}, with the reason in headers. */
@ApplicationScoped
public class DeadLetters {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /** How a client writes letters. How large one may be is the topic's to say. */
    public static final Map<String, Object> WRITING = Map.of(
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 12_000,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 32 << 20);

    @Inject
    KafkaCluster kafka;

    private final LazyProducer<String> producer =
            new LazyProducer<>(() -> kafka.with(WRITING), "crossdock-dead-letters", new StringSerializer());

    /**
     * Sends the poison entries and waits until all are stored.
     *
     * @throws IllegalStateException if Kafka does not confirm in time; nothing may then be counted as done
     */
    <C> void publish(Projection<C> projection, List<Entry<C>> poison) {
        if (poison.isEmpty()) {
            return;
        }
        Map<Entry<C>, Future<RecordMetadata>> sent = new LinkedHashMap<>();
        for (Entry<C> entry : poison) {
            sent.put(entry, producer.send(deadLetter(projection, entry, Value.WHOLE)));
        }
        sent.forEach((entry, confirmation) -> {
            if (await(confirmation) == Answer.TOO_LARGE) {
                await(producer.send(deadLetter(projection, entry, Value.LEFT_OUT)));
            }
        });
    }

    /** Whether a letter holds the value of its record. */
    private enum Value {
        WHOLE,
        LEFT_OUT
    }

    private enum Answer {
        STORED,
        TOO_LARGE
    }

    private static Answer await(Future<RecordMetadata> confirmation) {
        try {
            confirmation.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            return Answer.STORED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while storing dead letters", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException) {
                return Answer.TOO_LARGE;
            }
            throw new IllegalStateException("Kafka did not store the dead letters", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("Kafka did not store the dead letters", e);
        }
    }

    /** The headers make a letter larger than its record, which may have been as large as Kafka takes one. */
    private <C> ProducerRecord<String, byte[]> deadLetter(Projection<C> projection, Entry<C> entry, Value held) {
        var source = entry.record();
        byte[] value = source.value();
        var letter = new ProducerRecord<>(
                Kafka.DeadLetters.topic(source.topic(), projection.group()),
                null,
                source.key(),
                held == Value.LEFT_OUT ? null : value,
                source.headers());
        header(letter, DeadLetterRecord.TOPIC, source.topic());
        header(letter, DeadLetterRecord.PARTITION, String.valueOf(source.partition()));
        header(letter, DeadLetterRecord.OFFSET, String.valueOf(source.offset()));
        header(letter, DeadLetterRecord.TIMESTAMP, String.valueOf(source.timestamp()));
        header(letter, DeadLetterRecord.GROUP, projection.group());
        header(letter, DeadLetterRecord.REASON, String.valueOf(entry.poison()));
        if (held == Value.LEFT_OUT && value != null) {
            header(letter, DeadLetterRecord.LEFT_OUT, String.valueOf(value.length));
        }
        return letter;
    }

    private static void header(ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @PreDestroy
    void close() {
        producer.close();
    }
}
