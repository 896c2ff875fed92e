package dev.crossdock.projection;

import dev.crossdock.projection.Slice.Entry;
import dev.crossdock.projection.store.ContentHash;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A projection without a database: its changes are the offsets of its records, and three of them are enough. */
final class TestProjection implements Projection<Long> {

    static final int FULL = 3;

    /** Collects offsets. */
    static final class Offsets implements Changes<Long> {

        final List<Long> added = new ArrayList<>();

        @Override
        public void add(Long change) {
            added.add(change);
        }

        @Override
        public boolean isFull() {
            return added.size() >= FULL;
        }

        @Override
        public long apply(Connection connection) {
            return added.size();
        }
    }

    /** The slice {@code [start, next)} of a partition with records at these offsets. */
    static Slice<Long> slice(int partition, long start, long next, long... offsets) {
        return new Slice<>(
                partition(partition),
                start,
                next,
                LongStream.of(offsets)
                        .mapToObj(offset -> new Entry<>(letter(partition, offset), offset, null))
                        .toList());
    }

    /** A partition of the letters. */
    static TopicPartition partition(int partition) {
        return new TopicPartition("letters", partition);
    }

    /** The offsets that a batch holds. */
    static List<Long> offsets(Batch<Long> batch) {
        return ((Offsets) batch.changes()).added;
    }

    private static ConsumerRecord<String, byte[]> letter(int partition, long offset) {
        return new ConsumerRecord<>("letters", partition, offset, "k", null);
    }

    @Override
    public String group() {
        return "readers";
    }

    @Override
    public List<String> topics() {
        return List.of("letters");
    }

    @Override
    public String schema() {
        return "letters";
    }

    @Override
    public Long decode(ConsumerRecord<String, byte[]> polled) {
        return polled.offset();
    }

    @Override
    public Changes<Long> collect() {
        return new Offsets();
    }

    @Override
    public void takeOver(Connection connection, String live, Map<TopicPartition, Long> logStarts) {
        throw new AssertionError("there is no table");
    }

    @Override
    public ContentHash hash(Connection connection) {
        throw new AssertionError("there is no table");
    }
}
