package dev.crossdock.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes records that all in-sync replicas have stored before they count. Connects with its first record, so that the
 * application starts without Kafka too.
 *
 * @param <K> what keys of records are
 */
public final class LazyProducer<K> implements AutoCloseable {

    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final Supplier<Map<String, Object>> settings;
    private final String name;
    private final Serializer<K> keys;
    private @Nullable KafkaProducer<K, byte[]> producer;
    private boolean closed;

    /**
     * A producer.
     *
     * @param settings asked for when it connects
     * @param name by which brokers know it
     * @param keys writes keys
     */
    public LazyProducer(Supplier<Map<String, Object>> settings, String name, Serializer<K> keys) {
        this.settings = settings;
        this.name = name;
        this.keys = keys;
    }

    /**
     * Sends a record.
     *
     * @throws org.apache.kafka.common.KafkaException if no client can be made, or it refuses the record at once
     * @throws IllegalStateException once it is closed
     */
    public Future<RecordMetadata> send(ProducerRecord<K, byte[]> kafkaRecord) {
        return producer().send(kafkaRecord);
    }

    private synchronized KafkaProducer<K, byte[]> producer() {
        if (closed) {
            throw new IllegalStateException(name + " is closed: the application stops");
        }
        if (producer == null) {
            Map<String, Object> all = new HashMap<>(settings.get());
            all.put(ProducerConfig.CLIENT_ID_CONFIG, name);
            all.put(ProducerConfig.ACKS_CONFIG, "all");
            producer = new KafkaProducer<>(all, keys, new ByteArraySerializer());
        }
        return producer;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (producer != null) {
            producer.close(CLOSING);
        }
    }
}
