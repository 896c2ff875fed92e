package dev.crossdock.projection;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Where the groups' consumers read on: sends them to the positions of the database, and tells Kafka of these. */
@ApplicationScoped
class Readers {

    private static final Logger LOG = Logger.getLogger(Readers.class.getName());

    @Inject
    KafkaClientService kafka;

    private final Map<String, Map<TopicPartition, Long>> pendingSeeks = new ConcurrentHashMap<>();
    private final Map<String, Set<Integer>> dropped = new ConcurrentHashMap<>();

    /** Sends the group's reader back to these offsets: what it has read from there on was not applied. */
    void sendBack(Projection<?, ?> projection, Map<Integer, Long> offsets) {
        offsets.forEach((partition, offset) -> {
            TopicPartition topicPartition = new TopicPartition(projection.topic(), partition);
            seeksOf(projection).put(topicPartition, offset);
            seek(projection, topicPartition, offset);
        });
    }

    /**
     * Sends the group's reader to these offsets unless it is on its way there: what was on its way to the database before
     * it turned round is refused too, and must not turn it round again.
     */
    void sendBackOnce(Projection<?, ?> projection, Map<Integer, Long> offsets) {
        offsets.forEach((partition, offset) -> {
            TopicPartition topicPartition = new TopicPartition(projection.topic(), partition);
            if (!offset.equals(seeksOf(projection).put(topicPartition, offset))) {
                seek(projection, topicPartition, offset);
            }
        });
    }

    /** Remembers what was read while the group was paused and is not written. */
    void drop(Projection<?, ?> projection, Collection<Integer> partitions) {
        dropped.computeIfAbsent(projection.group(), group -> ConcurrentHashMap.newKeySet())
                .addAll(partitions);
    }

    /** What was dropped since the last call. */
    Set<Integer> takeDropped(Projection<?, ?> projection) {
        Set<Integer> partitions = dropped.remove(projection.group());
        return partitions == null ? Set.of() : partitions;
    }

    /** The positions are reached. Kafka is told so that its own tools show the group's lag. */
    void reached(Projection<?, ?> projection, Map<Integer, Long> positions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        positions.forEach((partition, next) -> {
            TopicPartition topicPartition = new TopicPartition(projection.topic(), partition);
            seeksOf(projection).remove(topicPartition);
            offsets.put(topicPartition, new OffsetAndMetadata(next));
        });
        kafka.getConsumer(projection.group())
                .runOnPollingThread(consumer -> {
                    offsets.keySet().retainAll(consumer.assignment());
                    consumer.commitAsync(offsets, (committed, failure) -> {});
                })
                .subscribe()
                .with(
                        done -> LOG.finest("positions.told"),
                        failure -> LOG.log(Level.FINE, "positions.untold", failure));
    }

    private void seek(Projection<?, ?> projection, TopicPartition partition, long offset) {
        Map<TopicPartition, Long> seeks = seeksOf(projection);
        kafka.getConsumer(projection.group())
                .runOnPollingThread(consumer -> {
                    if (consumer.assignment().contains(partition)) {
                        LogGaps.of(projection.group()).seek(partition, offset);
                        consumer.seek(partition, offset);
                    } else {
                        seeks.remove(partition);
                    }
                })
                .subscribe()
                .with(done -> LOG.fine("positions.sought"), failure -> seeks.remove(partition));
    }

    private Map<TopicPartition, Long> seeksOf(Projection<?, ?> projection) {
        return pendingSeeks.computeIfAbsent(projection.group(), group -> new ConcurrentHashMap<>());
    }
}
