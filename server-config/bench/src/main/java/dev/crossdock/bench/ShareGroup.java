package dev.crossdock.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The baseline {@code share-group}: a topic whose records four members of a Kafka share group acknowledge one by one. */
final class ShareGroup implements Contestant {

    private static final int WORKERS = 4;
    private static final int PARTITIONS = 4;
    private static final Duration POLL = Duration.ofMillis(200);

    private final RunningStack stack;
    private final String topic = "bench-work-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private final KafkaProducer<String, byte[]> producer;
    private final List<Thread> workers = new ArrayList<>();
    private volatile Consumer<String> done = id -> {};
    private volatile boolean working = true;

    ShareGroup(RunningStack stack) throws Exception {
        this.stack = stack;
        try (Admin admin = Admin.create(stack.kafka())) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty())))
                    .all()
                    .get(10, TimeUnit.SECONDS);
            ConfigEntry fromTheStart = new ConfigEntry("share.auto.offset.reset", "earliest");
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.GROUP, topic),
                            List.of(new AlterConfigOp(fromTheStart, AlterConfigOp.OpType.SET))))
                    .all()
                    .get(10, TimeUnit.SECONDS);
        }
        producer = stack.producer(0);
        for (int i = 0; i < WORKERS; i++) {
            Thread worker = new Thread(this::work, "bench-share-" + i);
            worker.setDaemon(true);
            worker.start();
            workers.add(worker);
        }
    }

    private void work() {
        Properties properties = stack.kafka();
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, topic);
        properties.put("share.acknowledgement.mode", "explicit");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        try (KafkaShareConsumer<byte[], byte[]> consumer =
                new KafkaShareConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (working) {
                for (ConsumerRecord<byte[], byte[]> job : consumer.poll(POLL)) {
                    consumer.acknowledge(job);
                    consumer.commitSync();
                    done.accept(new String(job.value(), StandardCharsets.UTF_8));
                }
            }
        }
    }

    @Override
    public void onDone(Consumer<String> listener) {
        done = listener;
    }

    @Override
    public Sender sender() {
        return () -> {
            String id = UUID.randomUUID().toString();
            producer.send(new ProducerRecord<>(topic, null, id.getBytes(StandardCharsets.UTF_8)))
                    .get();
            return id;
        };
    }

    @Override
    public void close() throws Exception {
        working = false;
        for (Thread worker : workers) {
            worker.join();
        }
        producer.close(Duration.ofSeconds(5));
        try (Admin admin = Admin.create(stack.kafka())) {
            admin.deleteTopics(List.of(topic)).all().get(10, TimeUnit.SECONDS);
        }
    }
}
