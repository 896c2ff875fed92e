package dev.crossdock.projection;

import dev.crossdock.projection.Slice.Entry;
import dev.crossdock.projection.store.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What is written in one transaction: one interval of each of some partitions, the changes in them, and the poison. Of a
 * batch of a single slice the records are still at hand; of one that grew from several only the changes are.
 *
 * @param <C> a change
 */
public final class Batch<C> {

    /** Poison is kept record by record, unlike changes. */
    private static final int MAX_POISON = 1_000;

    private final Projection<C> projection;
    private final Map<TopicPartition, Interval> intervals = new LinkedHashMap<>();
    private final List<Entry<C>> poison = new ArrayList<>();
    private final Changes<C> changes;
    private long added;
    private @Nullable Slice<C> only;

    /** From {@code start}, with nothing in the log before {@code first}, up to but without {@code next}. */
    private record Interval(
            long start,
            long first,
            long next,
            long deadLettered,
            @Nullable Instant newest) {

        boolean continues(long stored) {
            return start <= stored && stored <= first;
        }

        Interval and(Slice<?> slice, long poison) {
            Instant last = slice.newest();
            return new Interval(start, first, slice.next(), deadLettered + poison, last == null ? newest : last);
        }
    }

    private Batch(Projection<C> projection) {
        this.projection = projection;
        this.changes = projection.collect();
    }

    /** A batch that slices are added to. */
    static <C> Batch<C> empty(Projection<C> projection) {
        return new Batch<>(projection);
    }

    /** A batch of one slice. */
    public static <C> Batch<C> of(Projection<C> projection, Slice<C> slice) {
        Batch<C> batch = new Batch<>(projection);
        batch.add(slice);
        return batch;
    }

    boolean isEmpty() {
        return intervals.isEmpty();
    }

    /** Whether there is room and the slice goes on where its partition's interval ends. */
    boolean takes(Slice<C> slice) {
        Interval interval = intervals.get(slice.partition());
        boolean fits = interval == null || (slice.start() <= interval.next() && interval.next() <= slice.first());
        return fits && !isFull();
    }

    /** Whether it should be written before anything is added. */
    boolean isFull() {
        return changes.isFull() || poison.size() >= MAX_POISON;
    }

    void add(Slice<C> slice) {
        only = isEmpty() ? slice : null;
        long poisonBefore = poison.size();
        for (Entry<C> entry : slice.entries()) {
            if (entry.change() == null) {
                poison.add(entry);
            } else {
                changes.add(entry.change());
                added++;
            }
        }
        long dead = poison.size() - poisonBefore;
        intervals.merge(
                slice.partition(),
                new Interval(slice.start(), slice.first(), slice.next(), dead, slice.newest()),
                (interval, next) -> interval.and(slice, dead));
    }

    /** The slice it consists of, if it is a single one. */
    Optional<Slice<C>> only() {
        return Optional.ofNullable(only);
    }

    Projection<C> projection() {
        return projection;
    }

    Collection<TopicPartition> partitions() {
        return intervals.keySet();
    }

    List<Entry<C>> poison() {
        return poison;
    }

    Changes<C> changes() {
        return changes;
    }

    /** How many changes were added, with those that have been replaced. */
    long added() {
        return added;
    }

    /**
     * The part of the batch that is not yet applied; empty if it leaves something out, or holds something applied that
     * cannot be taken out of it any more.
     *
     * @param stored the next offset of each of its partitions
     */
    Optional<Batch<C>> after(Map<TopicPartition, Long> stored) {
        if (intervals.entrySet().stream()
                .allMatch(interval -> interval.getValue().continues(position(stored, interval.getKey())))) {
            return Optional.of(this);
        }
        return only().filter(slice -> slice.connectsTo(position(stored, slice.partition())))
                .map(slice -> of(projection, slice.from(position(stored, slice.partition()))));
    }

    /** The step that each partition makes. */
    List<Progress> steps() {
        return intervals.entrySet().stream()
                .map(interval -> new Progress(
                        interval.getKey(),
                        interval.getValue().next(),
                        interval.getValue().deadLettered(),
                        interval.getValue().newest()))
                .toList();
    }

    /** The next offset of each partition once the batch is applied. */
    Map<TopicPartition, Long> ends() {
        return intervals.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, interval -> interval.getValue().next()));
    }

    private static long position(Map<TopicPartition, Long> stored, TopicPartition partition) {
        return Objects.requireNonNull(stored.get(partition), () -> "no position of partition " + partition);
    }
}
