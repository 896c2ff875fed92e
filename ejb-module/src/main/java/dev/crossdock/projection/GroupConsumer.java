package dev.crossdock.projection;

import dev.crossdock.event.UnreadableEventException;
import dev.crossdock.projection.Slice.Entry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What happens to the records that a group polls: they are decoded and added to the group's backlog, which a writer of
 * its own brings into the database. Reading and writing go on at the same time.
 */
@ApplicationScoped
public class GroupConsumer {

    private static final Logger LOG = Logger.getLogger(GroupConsumer.class.getName());

    @Inject
    BatchWriter writer;

    @Inject
    GroupReaders readers;

    private final Map<String, Backlog<?>> backlogs = new ConcurrentHashMap<>();

    /** Takes polled records; returns when they have found room in the backlog. */
    public <C> void consume(Projection<C> projection, PolledRecords polled) {
        Backlog<C> backlog = backlog(projection);
        try {
            for (Slice<C> slice : decode(projection, polled)) {
                if (backlog.add(slice)) {
                    startWriter(backlog);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startWriter(Backlog<?> backlog) {
        try {
            readers.execute(() -> writer.drain(backlog));
        } catch (RuntimeException e) {
            backlog.writerFailed();
            throw e;
        }
    }

    /** A group has one projection, so its changes are of one type. */
    @SuppressWarnings("unchecked")
    private <C> Backlog<C> backlog(Projection<C> projection) {
        return (Backlog<C>)
                backlogs.computeIfAbsent(projection.group(), group -> new Backlog<>(() -> Batch.empty(projection)));
    }

    private <C> List<Slice<C>> decode(Projection<C> projection, PolledRecords polled) {
        List<Slice<C>> slices = new ArrayList<>();
        polled.records().nextOffsets().forEach((partition, next) -> {
            List<Entry<C>> entries = new ArrayList<>();
            for (ConsumerRecord<String, byte[]> polledRecord : polled.records().records(partition)) {
                entries.add(entry(projection, polledRecord));
            }
            long first =
                    entries.isEmpty() ? next.offset() : entries.get(0).record().offset();
            long start = polled.starts().getOrDefault(partition, first);
            slices.add(new Slice<>(partition, start, next.offset(), entries));
        });
        return slices;
    }

    static <C> Entry<C> entry(Projection<C> projection, ConsumerRecord<String, byte[]> polled) {
        try {
            return new Entry<>(polled, projection.decode(polled), null);
        } catch (UnreadableEventException e) {
            return new Entry<>(polled, null, e.getMessage());
        } catch (RuntimeException e) {
            // A mistake of ours must not make the group read this record again for ever.
            LOG.log(
                    Level.SEVERE,
                    e,
                    () -> "record.undecodable group=%s place=%s/%d/%d"
                            .formatted(projection.group(), polled.topic(), polled.partition(), polled.offset()));
            return new Entry<>(
                    polled, null, "cannot be decoded: " + e.getClass().getSimpleName());
        }
    }

    @PreDestroy
    void close() {
        backlogs.values().forEach(Backlog::close);
    }
}
