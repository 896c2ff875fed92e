package dev.crossdock.bench;

import dev.crossdock.stack.settings.StackException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Writes much straight into Kafka; that something was refused is told at the end. */
final class EventProducer implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    EventProducer(RunningStack stack) {
        producer = stack.producer(20);
    }

    void checkTopic(String topic) {
        if (producer.partitionsFor(topic).isEmpty()) {
            throw new StackException("there is no topic " + topic + "; start the stack with ./crossdock up");
        }
    }

    void send(ProducerRecord<String, byte[]> event) {
        send(event, sent -> {});
    }

    /** Tells where the record is once all copies are written. */
    void send(ProducerRecord<String, byte[]> event, Consumer<RecordMetadata> acknowledged) {
        var unused = producer.send(event, (sent, e) -> {
            if (e == null) {
                acknowledged.accept(sent);
            } else {
                failure.compareAndSet(null, e);
            }
        });
    }

    /** Waits until all is written. */
    void flush() {
        producer.flush();
        Exception refused = failure.get();
        if (refused != null) {
            throw new StackException("Kafka refused records: " + refused.getMessage(), refused);
        }
    }

    @Override
    public void close() {
        try {
            flush();
        } finally {
            producer.close();
        }
    }
}
