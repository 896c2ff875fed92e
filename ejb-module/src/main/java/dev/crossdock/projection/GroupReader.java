package dev.crossdock.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Polls a group's topics on a thread of its own and hands what it polled to the group's channel. It begins, and begins
 * again, where the database says that the group stands. A paused group polls on without records and stays a member.
 */
class GroupReader implements Runnable, ConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(GroupReader.class.getName());

    /** How long others wait at most until the polling thread does what they ask for. */
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(200);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration RESTART_BACKOFF = Duration.ofSeconds(1);

    /** What was read before a reader turned round has reached the database after this time. */
    private static final Duration SEEK_TIMEOUT = Duration.ofSeconds(5);

    private final String group;
    private final GroupConnector.Channel channel;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Function<Collection<TopicPartition>, Map<TopicPartition, Long>> stored;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<TopicPartition, Seek> pendingSeeks = new ConcurrentHashMap<>();

    /** What the database has at least, unless a crash took it back; of what was dropped, more than it can have. */
    private final Map<TopicPartition, Long> expected = new ConcurrentHashMap<>();

    private volatile boolean paused = true;
    private volatile int assigned;
    Clock clock = Clock.systemUTC();

    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();

    /** Where the next poll begins; known to the polling thread only. */
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    /** Whether the channel has no room for what was polled last; known to the polling thread only. */
    private boolean full;

    private @Nullable Consumer<String, byte[]> consumer;

    /** What others ask the polling thread for. */
    private interface Task {
        void run(Consumer<?, ?> on);
    }

    /** A reader's way back, begun at a time. */
    private record Seek(long offset, Instant begun) {}

    /**
     * A reader that does nothing yet.
     *
     * @param consumers makes a consumer; whatever goes wrong with one is answered with another
     * @param stored where the group stands in some partitions, according to the database
     */
    GroupReader(
            String group,
            GroupConnector.Channel channel,
            Supplier<Consumer<String, byte[]>> consumers,
            Function<Collection<TopicPartition>, Map<TopicPartition, Long>> stored) {
        this.group = group;
        this.channel = channel;
        this.consumers = consumers;
        this.stored = stored;
    }

    /** Lets the group read. */
    void resume() {
        paused = false;
    }

    /** Makes the group stand still; it stays a member of its consumer group. */
    void pause() {
        paused = true;
    }

    /** How many partitions this reader has. */
    int partitions() {
        return assigned;
    }

    /** Ends the polling thread; the next reader begins where the database says. */
    void close() {
        closed.countDown();
    }

    /** Polls until it is closed; whatever goes wrong is answered with a new consumer. */
    @Override
    public void run() {
        while (!isClosed()) {
            try {
                read();
            } catch (RuntimeException | LinkageError e) {
                LOG.log(Level.WARNING, e, () -> "reader.restarts group=" + group);
                awaitClosing(RESTART_BACKOFF);
            }
        }
    }

    private void read() {
        Consumer<String, byte[]> opened = consumers.get();
        consumer = opened;
        try {
            opened.subscribe(channel.topics(), this);
            while (!isClosed()) {
                poll(opened);
            }
        } finally {
            try {
                opened.close(CloseOptions.timeout(CLOSE_TIMEOUT));
            } finally {
                positions.clear();
                assigned = 0;
                full = false;
            }
        }
    }

    private void poll(Consumer<String, byte[]> from) {
        runTasks(from);
        if (paused) {
            from.pause(from.assignment());
        } else {
            from.resume(from.paused());
        }
        ConsumerRecords<String, byte[]> records = from.poll(POLL_TIMEOUT);
        if (!records.nextOffsets().isEmpty()) {
            handOver(from, new PolledRecords(records, moveOn(records.nextOffsets())));
        }
    }

    private Map<TopicPartition, Long> moveOn(Map<TopicPartition, OffsetAndMetadata> nextOffsets) {
        Map<TopicPartition, Long> starts = new HashMap<>();
        nextOffsets.forEach((partition, next) -> {
            Long start = positions.put(partition, next.offset());
            if (start != null) {
                starts.put(partition, start);
            }
        });
        return starts;
    }

    /** Waits until the channel has room; meanwhile it polls without records, so that the group keeps its member. */
    private void handOver(Consumer<String, byte[]> from, PolledRecords polled) {
        Message<?> message = Message.of(polled);
        while (channel.records().offer(message, POLL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS, null) < 0
                && !isClosed()) {
            full = true;
            runTasks(from);
            from.pause(from.assignment());
            if (!from.poll(Duration.ZERO).nextOffsets().isEmpty()) {
                throw new IllegalStateException("a paused consumer has moved on");
            }
        }
        full = false;
    }

    private void runTasks(Consumer<?, ?> on) {
        for (var task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run(on);
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        var current = consumer;
        if (current == null) {
            return;
        }
        assigned = current.assignment().size();
        if (paused || full) {
            current.pause(partitions);
        }
        try {
            stored.apply(partitions).forEach((partition, offset) -> {
                expected.put(partition, offset);
                seekNow(current, partition, offset);
            });
        } catch (RuntimeException e) {
            // Whatever is polled now does not connect to what is stored and is refused; where nothing is, it is sought
            // later.
            drop(partitions);
            LOG.log(Level.WARNING, e, () -> "positions.unread group=" + group);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        positions.keySet().removeAll(partitions);
        expected.keySet().removeAll(partitions);
        var current = consumer;
        assigned = current == null ? 0 : current.assignment().size() - partitions.size();
    }

    private void seekNow(Consumer<?, ?> on, TopicPartition partition, long offset) {
        positions.put(partition, offset);
        on.seek(partition, offset);
    }

    /** Sends the reader back to these offsets: what it has read from there on was not applied. */
    void sendBack(Map<TopicPartition, Long> offsets) {
        offsets.forEach((partition, offset) -> {
            expected.put(partition, offset);
            pendingSeeks.put(partition, new Seek(offset, clock.instant()));
            seek(partition, offset);
        });
    }

    /**
     * Sends the reader to these offsets unless it is on its way there: what was on its way to the database before it turned
     * round is refused too, and must not turn it round again.
     */
    void sendBackOnce(Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, Long> news = new HashMap<>(offsets);
        news.entrySet().removeIf(target -> isOnItsWay(target.getKey(), target.getValue()));
        sendBack(news);
    }

    private boolean isOnItsWay(TopicPartition partition, long offset) {
        Seek seek = pendingSeeks.get(partition);
        return seek != null
                && seek.offset() == offset
                && clock.instant().isBefore(seek.begun().plus(SEEK_TIMEOUT));
    }

    /** Lets the polling thread go to an offset; if it has lost the partition, that counts as not sought. */
    void seek(TopicPartition partition, long offset) {
        tasks.add(on -> {
            if (on.assignment().contains(partition)) {
                seekNow(on, partition, offset);
            } else {
                pendingSeeks.remove(partition);
            }
        });
    }

    /** Remembers that what was read is not written, since the group is paused for instance. */
    void drop(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> expected.put(partition, Long.MAX_VALUE));
    }

    /**
     * Reads again what the database lacks: it was dropped, or a crash took it back after it had been committed, which on a
     * topic without new records nobody would notice. Called regularly while the group may go on.
     */
    void returnToStored() {
        Map<TopicPartition, Long> reached = Map.copyOf(expected);
        if (!reached.isEmpty()) {
            Map<TopicPartition, Long> lacking = new HashMap<>(stored.apply(reached.keySet()));
            lacking.entrySet().removeIf(position -> position.getValue() >= reached.getOrDefault(position.getKey(), 0L));
            sendBack(lacking);
        }
    }

    /** The positions are reached. Kafka is told so that its own tools show the group's lag. */
    void reached(Map<TopicPartition, Long> reached) {
        expected.putAll(reached);
        pendingSeeks.keySet().removeAll(reached.keySet());
        tellKafka(reached);
    }

    void tellKafka(Map<TopicPartition, Long> reached) {
        tasks.add(on -> on.commitAsync(
                reached.entrySet().stream()
                        .filter(position -> on.assignment().contains(position.getKey()))
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, position -> new OffsetAndMetadata(position.getValue()))),
                (committed, failure) -> {}));
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void awaitClosing(Duration timeout) {
        try {
            closed.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // The server ends its threads so when it stops.
            close();
        }
    }
}
