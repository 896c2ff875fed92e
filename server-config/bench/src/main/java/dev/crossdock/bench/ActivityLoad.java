package dev.crossdock.bench;

import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes customers and what they do straight into Kafka: much at once, then a steady flow for as long as is measured. */
final class ActivityLoad implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private volatile boolean ended;
    private Thread flow = new Thread(() -> {});

    ActivityLoad(Settings settings) {
        Properties properties = settings.kafka();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    /** Writes one profile of each customer and so many events; returns when the broker has them. */
    void write(String prefix, int customers, long events) {
        ProfileChanges changes = new ProfileChanges(prefix, customers);
        for (int customer = 0; customer < customers; customer++) {
            send(changes.next(customer).kafkaRecord());
        }
        ActivityEvents activity = new ActivityEvents(prefix, customers, events);
        for (long i = 0; i < events; i++) {
            send(activity.next());
        }
        producer.flush();
        check();
    }

    /** Goes on writing events of new customers at this rate until it is closed. */
    void flow(String prefix, int customers, int perSecond) {
        if (perSecond == 0) {
            return;
        }
        flow = new Thread(() -> {
            ActivityEvents activity = new ActivityEvents(prefix, customers, Integer.MAX_VALUE);
            long began = System.nanoTime();
            for (long i = 0; !ended; i++) {
                send(activity.next());
                long due = began + (long) (i * 1e9 / perSecond);
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
            }
        });
        flow.start();
    }

    private void send(ProducerRecord<String, byte[]> event) {
        var unused = producer.send(event, (sent, e) -> {
            if (e != null) {
                failure.compareAndSet(null, e);
            }
        });
    }

    private void check() {
        Exception refused = failure.get();
        if (refused != null) {
            throw new BenchException("Kafka refused records: " + refused.getMessage(), refused);
        }
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        flow.join();
        producer.close();
        check();
    }
}
