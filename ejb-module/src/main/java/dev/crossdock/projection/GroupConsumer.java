package dev.crossdock.projection;

import dev.crossdock.projection.Slice.Entry;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * What happens to the records that a group polls: they are decoded and added to the group's backlog, which a writer of
 * its own brings into the database. Reading and writing go on at the same time.
 */
@ApplicationScoped
public class GroupConsumer {

    @Inject
    ProjectionTransaction transaction;

    @Inject
    BatchWriter writer;

    @Inject
    Readers readers;

    @Resource
    ManagedExecutorService executor;

    private final Map<String, Backlog<?>> backlogs = new ConcurrentHashMap<>();

    /** Takes polled records; returns when they have found room in the backlog. */
    public <V, C> void consume(Projection<V, C> projection, ConsumerRecords<String, RecordValue<V>> records) {
        Backlog<C> backlog = backlog(projection);
        try {
            for (Slice<C> slice : decode(projection, records)) {
                if (backlog.add(slice)) {
                    executor.execute(() -> writer.drain(backlog));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads again what was on its way when the group was paused; called once the group may go on. */
    public void returnToDropped(Projection<?, ?> projection) {
        Set<TopicPartition> partitions = readers.takeDropped(projection);
        if (!partitions.isEmpty()) {
            readers.sendBack(projection, transaction.storedPositions(projection, partitions));
        }
    }

    /** A group has one projection, so its changes are of one type. */
    @SuppressWarnings("unchecked")
    private <C> Backlog<C> backlog(Projection<?, C> projection) {
        return (Backlog<C>)
                backlogs.computeIfAbsent(projection.group(), group -> new Backlog<>(() -> Batch.empty(projection)));
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
            slices.add(new Slice<>(partition, start, next, entries));
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

    @PreDestroy
    void close() {
        backlogs.values().forEach(Backlog::close);
    }
}
