package dev.crossdock.bench;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Records that stand in their topics: what every contestant of a round reads.
 *
 * @param prefix how the ids of its customers begin
 * @param count how many records there are
 * @param slices where they stand
 */
record RecordSet(String prefix, long count, Map<TopicPartition, Slice> slices) {

    /**
     * The set's part of one partition.
     *
     * @param start the first offset
     * @param end the offset after the last
     * @param last the last record
     */
    record Slice(long start, long end, ProducerRecord<String, byte[]> last) {

        private Slice with(long offset, ProducerRecord<String, byte[]> sent) {
            return new Slice(Math.min(start, offset), Math.max(end, offset + 1), offset >= end ? sent : last);
        }
    }

    /** The set's part of a partition that has one. */
    Slice slice(TopicPartition partition) {
        return Objects.requireNonNull(slices.get(partition), () -> "nothing in " + partition);
    }

    /** Writes a new set to the dataset's topics and waits until the broker has acknowledged all of it. */
    static RecordSet produce(RunningStack stack, Dataset dataset, String prefix, long count, int customers) {
        Supplier<BenchEvent> events = dataset.records(prefix, customers, count);
        Map<TopicPartition, Slice> slices = new ConcurrentHashMap<>();
        try (EventProducer producer = new EventProducer(stack)) {
            dataset.target().topics().forEach(producer::checkTopic);
            for (long i = 0; i < count; i++) {
                ProducerRecord<String, byte[]> made = events.get().kafkaRecord();
                producer.send(
                        made,
                        sent -> slices.compute(
                                new TopicPartition(sent.topic(), sent.partition()),
                                (partition, slice) -> slice == null
                                        ? new Slice(sent.offset(), sent.offset() + 1, made)
                                        : slice.with(sent.offset(), made)));
            }
        }
        return new RecordSet(prefix, count, Map.copyOf(slices));
    }
}
