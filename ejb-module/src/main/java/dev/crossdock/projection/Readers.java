package dev.crossdock.projection;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    /** What was read before a reader turned round has reached the database after this time. */
    private static final Duration TURN = Duration.ofSeconds(5);

    @Inject
    KafkaClientService kafka;

    Clock clock = Clock.systemUTC();

    /** A reader's way back, begun at a time. */
    private record Seek(long offset, Instant begun) {}

    private final Map<String, Map<TopicPartition, Seek>> pendingSeeks = new ConcurrentHashMap<>();
    private final Map<String, Set<TopicPartition>> dropped = new ConcurrentHashMap<>();

    /** Sends the group's reader back to these offsets: what it has read from there on was not applied. */
    void sendBack(Projection<?, ?> projection, Map<TopicPartition, Long> offsets) {
        offsets.forEach((partition, offset) -> {
            seeksOf(projection).put(partition, new Seek(offset, clock.instant()));
            seek(projection, partition, offset);
        });
    }

    /**
     * Sends the group's reader to these offsets unless it is on its way there: what was on its way to the database before
     * it turned round is refused too, and must not turn it round again.
     */
    void sendBackOnce(Projection<?, ?> projection, Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, Long> news = new HashMap<>(offsets);
        news.entrySet().removeIf(target -> isOnItsWay(projection, target.getKey(), target.getValue()));
        sendBack(projection, news);
    }

    private boolean isOnItsWay(Projection<?, ?> projection, TopicPartition partition, long offset) {
        Seek seek = seeksOf(projection).get(partition);
        return seek != null
                && seek.offset() == offset
                && clock.instant().isBefore(seek.begun().plus(TURN));
    }

    /** Remembers what was read while the group was paused and is not written. */
    void drop(Projection<?, ?> projection, Collection<TopicPartition> partitions) {
        dropped.computeIfAbsent(projection.group(), group -> ConcurrentHashMap.newKeySet())
                .addAll(partitions);
    }

    /** What was dropped since the last call. */
    Set<TopicPartition> takeDropped(Projection<?, ?> projection) {
        Set<TopicPartition> partitions = dropped.remove(projection.group());
        return partitions == null ? Set.of() : partitions;
    }

    /** The positions are reached. Kafka is told so that its own tools show the group's lag. */
    void reached(Projection<?, ?> projection, Map<TopicPartition, Long> positions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        positions.forEach((partition, next) -> {
            seeksOf(projection).remove(partition);
            offsets.put(partition, new OffsetAndMetadata(next));
        });
        tellKafka(projection, offsets);
    }

    void tellKafka(Projection<?, ?> projection, Map<TopicPartition, OffsetAndMetadata> offsets) {
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

    /** Lets the polling thread go to an offset; if it cannot, the partition counts as not sought. */
    void seek(Projection<?, ?> projection, TopicPartition partition, long offset) {
        Map<TopicPartition, Seek> seeks = seeksOf(projection);
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

    private Map<TopicPartition, Seek> seeksOf(Projection<?, ?> projection) {
        return pendingSeeks.computeIfAbsent(projection.group(), group -> new ConcurrentHashMap<>());
    }
}
