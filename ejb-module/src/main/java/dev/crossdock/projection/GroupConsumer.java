package dev.crossdock.projection;

import dev.crossdock.projection.Slice.Entry;
import dev.crossdock.projection.store.GroupRegister;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What happens to each polled batch: decode it, apply it in one transaction, and if that fails tell bad data (isolate
 * it, dead-letter it, go on) from a broken dependency (wait, try again, lose nothing).
 */
@ApplicationScoped
public class GroupConsumer {

    private static final Logger LOG = Logger.getLogger(GroupConsumer.class.getName());
    private static final long FIRST_BACKOFF_MILLIS = 100;
    private static final long LAST_BACKOFF_MILLIS = 5_000;

    @Inject
    ProjectionTransaction transaction;

    @Inject
    GroupRegister register;

    @Inject
    KafkaClientService kafka;

    private final Map<String, Map<TopicPartition, Long>> pendingSeeks = new ConcurrentHashMap<>();
    private final Map<String, Set<Integer>> droppedWhilePaused = new ConcurrentHashMap<>();

    /** Applies one batch; returns when it took effect, was refused, or the group is paused. */
    public <V, C> void consume(Projection<V, C> projection, ConsumerRecords<String, RecordValue<V>> records) {
        List<Slice<C>> slices = decode(projection, records);
        if (!slices.isEmpty()) {
            applyUntilDone(projection, slices);
        }
    }

    /** Reads again what was on its way when the group was paused; called once the group may go on. */
    public void returnToDropped(Projection<?, ?> projection) {
        Set<Integer> partitions = droppedWhilePaused.remove(projection.group());
        if (partitions != null) {
            Map<Integer, Long> stored = transaction.storedPositions(projection);
            partitions.forEach(partition -> seek(
                    projection,
                    seeksOf(projection),
                    new TopicPartition(projection.topic(), partition),
                    stored.getOrDefault(partition, 0L)));
        }
    }

    private <V, C> List<Slice<C>> decode(Projection<V, C> projection, ConsumerRecords<String, RecordValue<V>> records) {
        LogGaps.Known log = LogGaps.of(projection.group());
        List<Slice<C>> slices = new ArrayList<>();
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<String, RecordValue<V>>> polled = records.records(partition);
            List<Entry<C>> entries = new ArrayList<>(polled.size());
            for (ConsumerRecord<String, RecordValue<V>> polledRecord : polled) {
                entries.add(entry(projection, polledRecord));
            }
            long start = log.start(partition, polled.get(0).offset());
            long next = polled.get(polled.size() - 1).offset() + 1;
            slices.add(new Slice<>(partition.partition(), start, next, entries));
        }
        return slices;
    }

    static <V, C> Entry<C> entry(Projection<V, C> projection, ConsumerRecord<String, RecordValue<V>> polled) {
        try {
            return new Entry<>(polled, projection.decode(polled), null);
        } catch (PoisonRecordException e) {
            return new Entry<>(polled, null, e.getMessage());
        }
    }

    private <C> void applyUntilDone(Projection<?, C> projection, List<Slice<C>> slices) {
        long backoff = FIRST_BACKOFF_MILLIS;
        while (true) {
            try {
                settle(projection, slices, transaction.apply(projection, slices));
                return;
            } catch (BatchFailedException e) {
                if (e.causedByData()) {
                    isolate(projection, slices, e);
                    return;
                }
                report(projection, e);
            } catch (RuntimeException e) {
                report(projection, e);
            }
            if (!pause(backoff)) {
                return;
            }
            backoff = Math.min(backoff * 2, LAST_BACKOFF_MILLIS);
        }
    }

    /** Halves the batch until the record that the database refuses stands alone and can be dead-lettered. */
    private <C> void isolate(Projection<?, C> projection, List<Slice<C>> slices, BatchFailedException failure) {
        if (slices.size() > 1) {
            slices.forEach(slice -> applyUntilDone(projection, List.of(slice)));
            return;
        }
        Slice<C> slice = slices.get(0);
        if (slice.entries().size() > 1) {
            slice.halves().forEach(half -> applyUntilDone(projection, List.of(half)));
            return;
        }
        applyUntilDone(projection, List.of(slice.poisonedBy("the database refuses it: " + firstLine(failure))));
    }

    private <C> void settle(Projection<?, C> projection, List<Slice<C>> slices, BatchOutcome outcome) {
        Map<TopicPartition, Long> seeks = seeksOf(projection);
        if (outcome instanceof BatchOutcome.Applied applied) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            applied.positions().forEach((partition, next) -> {
                TopicPartition topicPartition = new TopicPartition(projection.topic(), partition);
                seeks.remove(topicPartition);
                offsets.put(topicPartition, new OffsetAndMetadata(next));
            });
            tellKafka(projection, offsets);
        } else if (outcome instanceof BatchOutcome.Refused refused) {
            refused.storedPositions()
                    .forEach((partition, stored) ->
                            seek(projection, seeks, new TopicPartition(projection.topic(), partition), stored));
        } else {
            Set<Integer> partitions = slices.stream().map(Slice::partition).collect(Collectors.toSet());
            droppedWhilePaused.merge(projection.group(), partitions, GroupConsumer::union);
        }
    }

    private static Set<Integer> union(Set<Integer> some, Set<Integer> others) {
        Set<Integer> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    private Map<TopicPartition, Long> seeksOf(Projection<?, ?> projection) {
        return pendingSeeks.computeIfAbsent(projection.group(), group -> new ConcurrentHashMap<>());
    }

    /** Sends the reader back to what is stored; batches already on their way are refused until it has got there. */
    private void seek(
            Projection<?, ?> projection, Map<TopicPartition, Long> seeks, TopicPartition partition, long stored) {
        Long sought = seeks.put(partition, stored);
        if (sought != null && sought == stored) {
            return;
        }
        kafka.getConsumer(projection.group())
                .runOnPollingThread(consumer -> {
                    if (consumer.assignment().contains(partition)) {
                        LogGaps.of(projection.group()).seek(partition, stored);
                        consumer.seek(partition, stored);
                    } else {
                        seeks.remove(partition);
                    }
                })
                .subscribe()
                .with(done -> LOG.fine("positions.sought"), failure -> seeks.remove(partition));
    }

    /** Positions live in the database; Kafka is told so that its own tools show the group's lag. */
    private void tellKafka(Projection<?, ?> projection, Map<TopicPartition, OffsetAndMetadata> offsets) {
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

    private void report(Projection<?, ?> projection, RuntimeException failure) {
        LOG.log(Level.WARNING, failure, () -> "projection.retry group=" + projection.group());
        try {
            register.recordError(projection.group(), firstLine(failure));
        } catch (RuntimeException databaseIsDown) {
            LOG.log(Level.FINE, "projection.error.unrecorded", databaseIsDown);
        }
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("unknown");
    }

    private static boolean pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
