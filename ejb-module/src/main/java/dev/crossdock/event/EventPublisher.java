package dev.crossdock.event;

import dev.crossdock.event.EventPublisher.Result.NotStored;
import dev.crossdock.event.EventPublisher.Result.Stored;
import dev.crossdock.kafka.KafkaCluster;
import dev.crossdock.kafka.LazyProducer;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes to the business cluster, CloudEvents in binary content mode, stored by all in-sync replicas or not at all. */
@ApplicationScoped
public class EventPublisher {

    /** What became of one event: either it stands at an offset, or it does not and here is why. */
    public sealed interface Result {
        record Stored(int partition, long offset) implements Result {}

        record NotStored(String reason) implements Result {}
    }

    private static final int MAX_BLOCK_MILLIS = 3_000;
    private static final int DELIVERY_MILLIS = 10_000;

    @Inject
    KafkaCluster kafka;

    private final LazyProducer<byte[]> producer = new LazyProducer<>(
            () -> kafka.with(Map.of(
                    ProducerConfig.COMPRESSION_TYPE_CONFIG,
                    "lz4",
                    ProducerConfig.LINGER_MS_CONFIG,
                    0,
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    MAX_BLOCK_MILLIS,
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    DELIVERY_MILLIS / 2,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    DELIVERY_MILLIS)),
            "crossdock-events",
            new ByteArraySerializer());

    /** Sends all events, in order, and waits until each is stored or given up; one result per event. */
    public List<Result> publish(List<CloudEvent> events) {
        List<Future<RecordMetadata>> sent = sendAll(events, producer::send);
        List<Result> results = new ArrayList<>(sent.size());
        for (Future<RecordMetadata> confirmation : sent) {
            results.add(await(confirmation));
        }
        return results;
    }

    /** Writes a tombstone: in a compacted topic Kafka removes everything under the key that came before. */
    public Result publishTombstone(String topic, String key) {
        try {
            return await(producer.send(new ProducerRecord<>(topic, utf8(key), null)));
        } catch (RuntimeException e) {
            return new NotStored(String.valueOf(e.getMessage()));
        }
    }

    /** Who has waited for a topic in vain does not wait for it again: what else is for it is not tried. */
    static List<Future<RecordMetadata>> sendAll(
            List<CloudEvent> events, Function<ProducerRecord<byte[], byte[]>, Future<RecordMetadata>> log) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(events.size());
        Map<String, Future<RecordMetadata>> inVain = new HashMap<>();
        for (CloudEvent event : events) {
            String topic = event.type().topic();
            Future<RecordMetadata> confirmation = inVain.get(topic);
            if (confirmation == null) {
                confirmation = send(event, log);
                if (isInVain(confirmation)) {
                    inVain.put(topic, confirmation);
                }
            }
            sent.add(confirmation);
        }
        return sent;
    }

    private static Future<RecordMetadata> send(
            CloudEvent event, Function<ProducerRecord<byte[], byte[]>, Future<RecordMetadata>> log) {
        try {
            return log.apply(kafkaRecord(event));
        } catch (RuntimeException e) {
            // Among others: the host names of all brokers do not resolve, the producer is closing.
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Whether it has failed already, and for no reason of Kafka's own: nobody was there in time, or could be asked. */
    private static boolean isInVain(Future<RecordMetadata> confirmation) {
        if (!confirmation.isDone()) {
            return false;
        }
        try {
            confirmation.get();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } catch (ExecutionException e) {
            return !(e.getCause() instanceof ApiException)
                    || e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException;
        }
    }

    private static Result await(Future<RecordMetadata> confirmation) {
        try {
            RecordMetadata stored = confirmation.get(MAX_BLOCK_MILLIS + DELIVERY_MILLIS, TimeUnit.MILLISECONDS);
            return new Stored(stored.partition(), stored.offset());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new NotStored("interrupted while waiting for Kafka");
        } catch (ExecutionException e) {
            return new NotStored(String.valueOf(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage()));
        } catch (TimeoutException e) {
            return new NotStored("Kafka did not confirm in time");
        }
    }

    private static ProducerRecord<byte[], byte[]> kafkaRecord(CloudEvent event) {
        var kafkaRecord = new ProducerRecord<>(event.type().topic(), utf8(event.key()), event.data());
        event.attributes()
                .forEach((name, value) -> kafkaRecord.headers().add(EventAttributes.header(name), utf8(value)));
        return kafkaRecord;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @PreDestroy
    void close() {
        producer.close();
    }
}
