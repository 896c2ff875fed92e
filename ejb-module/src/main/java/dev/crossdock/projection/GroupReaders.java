package dev.crossdock.projection;

import dev.crossdock.kafka.KafkaCluster;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** The readers of this instance, one for each group; a reader begins when it is first asked for. */
@ApplicationScoped
public class GroupReaders {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    @Inject
    GroupConnector connector;

    @Inject
    KafkaCluster kafka;

    @Inject
    ProjectionTransaction transaction;

    @Resource
    ManagedThreadFactory threads;

    @Resource
    ManagedExecutorService executor;

    private final Map<String, GroupReader> readers = new ConcurrentHashMap<>();
    private final List<Thread> running = new CopyOnWriteArrayList<>();

    /** The reader of the projection's group. */
    GroupReader of(Projection<?> projection) {
        return readers.computeIfAbsent(projection.group(), group -> begin(projection));
    }

    private GroupReader begin(Projection<?> projection) {
        GroupConnector.Channel channel = connector.channel(projection.group());
        GroupReader reader = new GroupReader(
                projection.group(),
                channel,
                () -> new KafkaConsumer<>(kafka.with(channel.consumer())),
                partitions -> transaction.storedPositions(projection, partitions));
        Thread thread = threads.newThread(reader);
        thread.start();
        running.add(thread);
        return reader;
    }

    /**
     * Runs something on a thread of the server. Channels call on threads that are none: a bean that is made there gets no
     * resource of the server, while this one was made when the readers began.
     */
    void execute(Runnable work) {
        executor.execute(work);
    }

    /** How many partitions this instance reads, by group. */
    public Map<String, Integer> partitions() {
        Map<String, Integer> partitions = new TreeMap<>();
        readers.forEach((group, reader) -> partitions.put(group, reader.partitions()));
        return partitions;
    }

    /** Lets the polling threads leave their groups while the application's classes are still there. */
    @PreDestroy
    void close() {
        readers.values().forEach(GroupReader::close);
        try {
            for (Thread thread : running) {
                thread.join(CLOSE_TIMEOUT.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
