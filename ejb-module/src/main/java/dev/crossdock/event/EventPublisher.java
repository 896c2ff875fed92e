package dev.crossdock.event;

import dev.crossdock.event.Publisher.Result.NotStored;
import dev.crossdock.event.Publisher.Result.Stored;
import dev.crossdock.kafka.KafkaCluster;
import dev.crossdock.kafka.LazyProducer;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Publishes to the business cluster, CloudEvents in binary content mode, stored by all in-sync replicas or not at all. */
@ApplicationScoped
public class EventPublisher implements Publisher {

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

    @Override
    public List<Result> publish(List<CloudEvent> events) {
        List<Future<RecordMetadata>> sent = sendAll(events);
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

    /** A send that fails at once has waited for a broker in vain: the rest would wait as long each, so it is not tried. */
    private List<Future<RecordMetadata>> sendAll(List<CloudEvent> events) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(events.size());
        @Nullable Throwable unreachable = null;
        for (CloudEvent event : events) {
            if (unreachable == null) {
                try {
                    Future<RecordMetadata> confirmation = producer.send(kafkaRecord(event));
                    sent.add(confirmation);
                    unreachable = failedAtOnce(confirmation);
                } catch (RuntimeException e) {
                    // Among others: the host names of all brokers do not resolve, the producer is closing.
                    unreachable = e;
                    sent.add(CompletableFuture.failedFuture(e));
                }
            } else {
                sent.add(CompletableFuture.failedFuture(unreachable));
            }
        }
        return sent;
    }

    private static @Nullable Throwable failedAtOnce(Future<RecordMetadata> confirmation) {
        if (!confirmation.isDone()) {
            return null;
        }
        try {
            confirmation.get();
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e;
        } catch (ExecutionException e) {
            return e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException ? e.getCause() : null;
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
