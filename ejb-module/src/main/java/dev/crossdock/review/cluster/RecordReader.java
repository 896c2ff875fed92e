package dev.crossdock.review.cluster;

import dev.crossdock.review.cluster.ClusterObserver.Deadline;
import dev.crossdock.review.cluster.TopicSnapshot.PartitionState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads single records by assignment: it has no group, commits nothing, and asks for no topic to be made. */
final class RecordReader implements AutoCloseable {

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(200);
    private static final int FETCH_BYTES = 512 * 1024;
    private static final int MAX_PLACES = 1_000;
    private static final String TYPE_HEADER = "ce_type";

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Limits limits;

    RecordReader(Map<String, Object> configuration, Limits limits) throws ClusterUnreachableException {
        this.limits = limits;
        Map<String, Object> own = new HashMap<>(configuration);
        own.remove(ConsumerConfig.GROUP_ID_CONFIG);
        own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        own.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        own.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        own.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * FETCH_BYTES);
        own.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        own.put(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(limits.request().toMillis()));
        own.put(
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Math.toIntExact(limits.request().toMillis()));
        try {
            consumer = new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw ClusterQueries.unusable(
                    String.valueOf(configuration.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)), e);
        }
    }

    /** A record in the log, and where the log ended when it was looked for. */
    record Place(TopicPartition partition, long offset, long end) {}

    /** The newest records of a topic, evenly from its partitions; none if it may not be read. */
    RecordSample sample(TopicSnapshot topic, Deadline deadline) throws ClusterUnreachableException {
        List<PartitionState> filled = topic.partitions().stream()
                .filter(partition -> partition.end() > partition.begin())
                .toList();
        int each = filled.isEmpty() ? 0 : Math.max(1, limits.recordsPerTopic() / filled.size());
        List<Place> places = new ArrayList<>();
        for (PartitionState partition : filled) {
            places.add(new Place(
                    new TopicPartition(topic.name(), partition.id()),
                    Math.max(partition.begin(), partition.end() - each),
                    partition.end()));
        }
        List<SampledRecord> sampled = new ArrayList<>();
        long[] bytes = {0};
        read(places, deadline, polled -> {
            sampled.add(shape(polled));
            bytes[0] += size(polled.value()) + size(polled.key());
            return sampled.size() >= limits.recordsPerTopic() || bytes[0] >= limits.bytesPerTopic()
                    ? Next.STOP
                    : Next.GO_ON;
        });
        return new RecordSample(sampled);
    }

    /** When the records at these places, or the next ones there, were written. */
    Map<Place, Instant> timesOf(List<Place> places, Deadline deadline) throws ClusterUnreachableException {
        Map<Place, Instant> times = new HashMap<>();
        List<Place> waiting = new ArrayList<>(places.subList(0, Math.min(places.size(), MAX_PLACES)));
        while (!waiting.isEmpty() && !deadline.isOver()) {
            // Several groups may stand in one partition: each round takes one place of each.
            Map<TopicPartition, Place> round = new HashMap<>();
            waiting.forEach(place -> round.putIfAbsent(place.partition(), place));
            waiting.removeAll(Set.copyOf(round.values()));
            read(List.copyOf(round.values()), deadline, polled -> {
                Place place = round.get(new TopicPartition(polled.topic(), polled.partition()));
                if (place != null) {
                    times.putIfAbsent(place, Instant.ofEpochMilli(polled.timestamp()));
                }
                return Next.OTHER_PARTITION;
            });
        }
        return times;
    }

    private enum Next {
        GO_ON,
        OTHER_PARTITION,
        STOP
    }

    private interface Visitor {
        Next visit(ConsumerRecord<byte[], byte[]> polled);
    }

    /** Reads from each place to its end, or as far as the visitor and the time allow. */
    private void read(List<Place> places, Deadline deadline, Visitor visitor) throws ClusterUnreachableException {
        if (places.isEmpty()) {
            return;
        }
        try {
            consumer.assign(places.stream().map(Place::partition).toList());
            places.forEach(place -> consumer.seek(place.partition(), place.offset()));
            Set<Place> open = new HashSet<>(places);
            while (!open.isEmpty() && !deadline.isOver()) {
                ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL_TIMEOUT);
                for (Place place : Set.copyOf(open)) {
                    Next next = visit(polled.records(place.partition()), place, visitor);
                    if (next == Next.STOP) {
                        return;
                    }
                    if (next == Next.OTHER_PARTITION || consumer.position(place.partition()) >= place.end()) {
                        open.remove(place);
                        consumer.pause(List.of(place.partition()));
                    }
                }
            }
        } catch (ApiException refused) {
            if (refused instanceof TimeoutException) {
                throw new ClusterUnreachableException("Kafka does not answer while records are read", refused);
            }
            // A topic that may not be read, or has just been deleted, has no sample.
        } catch (KafkaException e) {
            throw new ClusterUnreachableException("Kafka failed while records were read: " + e.getMessage(), e);
        } finally {
            consumer.unsubscribe();
        }
    }

    private static Next visit(List<ConsumerRecord<byte[], byte[]>> records, Place place, Visitor visitor) {
        for (ConsumerRecord<byte[], byte[]> polled : records) {
            Next next = polled.offset() < place.end() ? visitor.visit(polled) : Next.OTHER_PARTITION;
            if (next != Next.GO_ON) {
                return next;
            }
        }
        return Next.GO_ON;
    }

    private static SampledRecord shape(ConsumerRecord<byte[], byte[]> polled) {
        Header type = polled.headers().lastHeader(TYPE_HEADER);
        return new SampledRecord(
                polled.partition(),
                polled.offset(),
                Instant.ofEpochMilli(polled.timestamp()),
                hash(polled.key()),
                size(polled.value()),
                RecordContent.of(
                        polled.key(),
                        polled.value(),
                        type == null || type.value() == null
                                ? null
                                : new String(type.value(), StandardCharsets.UTF_8)));
    }

    private static @Nullable Long hash(byte @Nullable [] key) {
        if (key == null) {
            return null;
        }
        CRC32C checksum = new CRC32C();
        checksum.update(key);
        return checksum.getValue() << 32 | (Arrays.hashCode(key) & 0xFFFF_FFFFL);
    }

    private static int size(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
