package dev.crossdock.review.cluster;

import dev.crossdock.contract.DataSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Some of a topic's newest records, as far as limits of count, bytes and time allowed; sizes and shapes, no content. */
public record RecordSample(List<SampledRecord> records) {

    /** No record. */
    public static final RecordSample NONE = new RecordSample(List.of());

    public RecordSample {
        records = List.copyOf(records);
    }

    /** How many. */
    public int count() {
        return records.size();
    }

    /** Whether there is nothing to judge. */
    public boolean isEmpty() {
        return records.isEmpty();
    }

    /** The size that this share of the values does not exceed, by the nearest rank; zero for an empty sample. */
    public DataSize percentile(double share) {
        long[] sizes =
                records.stream().mapToLong(SampledRecord::valueBytes).sorted().toArray();
        int rank = (int) Math.ceil(share * sizes.length);
        return new DataSize(sizes.length == 0 ? 0 : sizes[Math.max(0, rank - 1)]);
    }

    /** The largest value. */
    public DataSize max() {
        return percentile(1);
    }

    /** The share of records for which something holds; zero for an empty sample. */
    public double share(Predicate<SampledRecord> what) {
        return records.isEmpty() ? 0 : (double) records.stream().filter(what).count() / records.size();
    }

    /** The share of records with a key. */
    public double keyedShare() {
        return share(record -> record.keyHash() != null);
    }

    /** The share of the most frequent key; zero if none has a key. */
    public double largestKeyShare() {
        Map<@Nullable Long, Long> counts = records.stream()
                .map(SampledRecord::keyHash)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        long largest = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return records.isEmpty() ? 0 : (double) largest / records.size();
    }

    /** Records per second between the oldest and the newest; zero if they are equally old. */
    public double perSecond() {
        long[] times = records.stream()
                .mapToLong(record -> record.timestamp().toEpochMilli())
                .sorted()
                .toArray();
        long span = times.length == 0 ? 0 : times[times.length - 1] - times[0];
        return span <= 0 ? 0 : (times.length - 1) * 1000.0 / span;
    }

    /** Field names that at least this share of the records have, sorted. */
    public List<String> commonFields(double atLeast) {
        Map<String, Long> counts = records.stream()
                .flatMap(record -> record.content().fields().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= atLeast * records.size())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Two samples as one. */
    public RecordSample and(RecordSample other) {
        List<SampledRecord> both = new ArrayList<>(records);
        both.addAll(other.records);
        return new RecordSample(both);
    }
}
