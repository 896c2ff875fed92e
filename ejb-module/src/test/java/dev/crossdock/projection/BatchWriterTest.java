package dev.crossdock.projection;

import static dev.crossdock.projection.TestProjection.partition;
import static dev.crossdock.projection.TestProjection.slice;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.TopicPartition;

/**
 * Reader, backlog and writer against a log and a table in memory: whatever is repeated, paused or refused on the
 * way, whenever partitions come and go, and if the database loses its newest commits when there is nothing more to read, every
 * record takes effect once, and what the database refuses is dead-lettered once.
 */
class BatchWriterTest {

    private static final int PARTITIONS = 3;
    private static final int RECORDS = 40;
    private static final int TIMEOUT = 20_000;
    private static final int REBALANCES_END = 100;
    private static final Duration STEP = Duration.ofMillis(100);

    private final TestProjection letters = new TestProjection();

    @Property(tries = 300)
    void every_record_takes_effect_once_or_is_dead_lettered_once(@ForAll long seed) throws InterruptedException {
        Random random = new Random(seed);
        Table table = new Table(random);
        Reader reader = new Reader(letters, table);
        BatchWriter writer = new BatchWriter();
        writer.transaction = table;
        writer.readers = new GroupReaders() {
            @Override
            GroupReader of(Projection<?> projection) {
                return reader;
            }
        };
        Backlog<Long> backlog = new Backlog<>(() -> Batch.empty(letters));

        int crashes = 2;
        for (int step = 0; step < TIMEOUT && (crashes > 0 || !table.isComplete()); step++) {
            if (table.isComplete()) {
                table.crash();
                crashes--;
            }
            reader.clock = Clock.fixed(reader.clock.instant().plus(STEP), ZoneOffset.UTC);
            switch (random.nextInt(25)) {
                case 0, 1, 2, 3, 4, 5, 6, 7 -> reader.poll(random);
                case 8, 9, 10 -> reader.turnRound();
                case 11, 12, 13 -> writer.drain(backlog);
                case 14, 15 -> reader.returnToStored();
                case 16 -> {
                    // Only at first: later a rebalance would help out of any dead end.
                    if (step < REBALANCES_END) {
                        reader.rebalance(table.positions);
                    }
                }
                default -> reader.deliver(backlog, writer);
            }
        }

        assertThat(table.isComplete()).as("nothing is stuck").isTrue();
        for (TopicPartition partition : table.positions.keySet()) {
            List<Long> all = new ArrayList<>(table.effects.get(partition));
            all.addAll(table.deadLetters.get(partition));
            Collections.sort(all);
            assertThat(all).isEqualTo(LongStream.range(0, RECORDS).boxed().toList());
            assertThat(table.deadLetters.get(partition)).containsExactlyElementsOf(table.refused.get(partition));
        }
    }

    /** The consumer: what it polls waits to be delivered, and seeks take effect later. */
    private static final class Reader extends GroupReader {

        Reader(TestProjection letters, Table table) {
            super(
                    letters.group(),
                    new GroupConnector.Channel(letters.topics(), Map.of(), new SubmissionPublisher<>()),
                    () -> {
                        throw new AssertionError("nothing is polled here");
                    },
                    partitions -> table.storedPositions(letters, partitions));
            clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        }

        private final Map<TopicPartition, Long> next = new HashMap<>();
        private final Deque<Slice<Long>> polled = new ArrayDeque<>();
        private final Deque<Map.Entry<TopicPartition, Long>> seeks = new ArrayDeque<>();

        void poll(Random random) {
            int number = random.nextInt(PARTITIONS);
            TopicPartition partition = partition(number);
            long from = next.getOrDefault(partition, 0L);
            long to = Math.min(RECORDS, from + 1 + random.nextInt(4));
            if (from < to) {
                polled.add(slice(number, from, to, LongStream.range(from, to).toArray()));
                next.put(partition, to);
            }
        }

        void turnRound() {
            Map.Entry<TopicPartition, Long> seek = seeks.poll();
            if (seek != null) {
                next.put(seek.getKey(), seek.getValue());
            }
        }

        /** What was polled is gone, and reading goes on from what is stored. */
        void rebalance(Map<TopicPartition, Long> stored) {
            polled.clear();
            next.putAll(stored);
        }

        void deliver(Backlog<Long> backlog, BatchWriter writer) throws InterruptedException {
            Slice<Long> slice = polled.poll();
            if (slice == null) {
                return;
            }
            if (!backlog.takes(slice)) {
                writer.drain(backlog);
            }
            backlog.add(slice);
        }

        @Override
        void seek(TopicPartition partition, long offset) {
            seeks.add(Map.entry(partition, offset));
        }

        @Override
        void tellKafka(Map<TopicPartition, Long> reached) {
            // Kafka is told for monitoring only.
        }
    }

    /** The database: positions, effects, records that it refuses, and an operator who pauses the group now and then. */
    private static final class Table extends ProjectionTransaction {

        private final Random random;
        private final Map<TopicPartition, Long> positions = new HashMap<>();
        private final Map<TopicPartition, List<Long>> effects = new HashMap<>();
        private final Map<TopicPartition, List<Long>> deadLetters = new HashMap<>();
        private final Map<TopicPartition, List<Long>> refused = new HashMap<>();
        private final List<Map<TopicPartition, Long>> commits = new ArrayList<>();

        Table(Random random) {
            this.random = random;
            for (int number = 0; number < PARTITIONS; number++) {
                TopicPartition partition = partition(number);
                positions.put(partition, 0L);
                effects.put(partition, new ArrayList<>());
                deadLetters.put(partition, new ArrayList<>());
                refused.put(
                        partition,
                        random.longs(2, 0, RECORDS).distinct().sorted().boxed().toList());
            }
        }

        boolean isComplete() {
            return positions.values().stream().allMatch(position -> position == RECORDS);
        }

        /** The newest commits are lost together with their positions; of what is dead-lettered again one letter counts. */
        void crash() {
            positions.putAll(commits.get(random.nextInt(commits.size())));
            positions.forEach((partition, position) -> {
                effects.get(partition).removeIf(offset -> offset >= position);
                deadLetters.get(partition).removeIf(offset -> offset >= position);
            });
        }

        @Override
        public <C> BatchOutcome apply(Batch<C> batch) {
            if (random.nextInt(15) == 0) {
                return new BatchOutcome.Paused();
            }
            Map<TopicPartition, Long> stored = new HashMap<>(positions);
            stored.keySet().retainAll(batch.partitions());
            Optional<Batch<C>> rest = batch.after(stored);
            if (rest.isEmpty()) {
                return new BatchOutcome.Refused(stored);
            }
            write(rest.get());
            return new BatchOutcome.Applied(rest.get().ends());
        }

        private <C> void write(Batch<C> batch) {
            List<Long> poison = batch.poison().stream()
                    .map(entry -> entry.record().offset())
                    .toList();
            Map<TopicPartition, Long> ends = batch.ends();
            for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
                boolean bad = LongStream.range(positions.get(end.getKey()), end.getValue())
                        .anyMatch(offset -> refused.get(end.getKey()).contains(offset) && !poison.contains(offset));
                if (bad) {
                    throw new BatchFailedException(new SQLException("no such text", "22021"));
                }
            }
            commits.add(Map.copyOf(positions));
            ends.forEach((partition, end) -> {
                LongStream.range(positions.get(partition), end)
                        .filter(offset -> !poison.contains(offset))
                        .forEach(effects.get(partition)::add);
                positions.put(partition, end);
            });
            batch.poison()
                    .forEach(entry -> deadLetters
                            .get(partition(entry.record().partition()))
                            .add(entry.record().offset()));
        }

        @Override
        public Map<TopicPartition, Long> storedPositions(
                Projection<?> projection, Collection<TopicPartition> partitions) {
            Map<TopicPartition, Long> stored = new HashMap<>(positions);
            stored.keySet().retainAll(partitions);
            return stored;
        }
    }
}
