package dev.crossdock.stack.review.scan;

import dev.crossdock.review.cluster.Check;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.Finding.Draft;
import dev.crossdock.review.cluster.RecordSample;
import dev.crossdock.review.cluster.SampledRecord;
import dev.crossdock.review.cluster.TopicSnapshot;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Records that number themselves, or whose topic promises order by its name, but come without keys into several
 * partitions: each partition is in order, all together are not. A guess, because only a person knows whether the order is
 * needed; the evidence says what it rests on.
 */
final class UnkeyedOrder {

    private static final Pattern SEQUENCES = Pattern.compile(
            "seq(no|nr)?|sequence(no|number)?|revision|version|step|position|ordinal|orderno|messageno|event(no|number)");
    private static final Set<String> PROMISES = Set.of("ordered", "sequenced", "sequence", "fifo");
    private static final int MIN_RECORDS = 10;
    private static final double MIN_SHARE = 0.1;
    private static final double MAJORITY = 0.5;

    private UnkeyedOrder() {}

    static Stream<Draft> look(TopicSnapshot topic) {
        RecordSample sample = topic.sample();
        double keyless = 1 - sample.keyedShare();
        if (sample.count() < MIN_RECORDS
                || keyless < MIN_SHARE
                || topic.partitions().size() < 2) {
            return Stream.empty();
        }
        Optional<String> field = sequence(sample);
        boolean promised = Arrays.stream(topic.name().toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1))
                .anyMatch(PROMISES::contains);
        if (field.isEmpty() && !promised) {
            return Stream.empty();
        }
        return Stream.of(Finding.about(topic.name())
                .with("keyless", Check.percent(keyless))
                .with("partitions", topic.partitions().size())
                .with("sequenceField", field.orElse(null))
                .with(
                        "neighboursInOtherPartitions",
                        field.map(name -> scattered(sample, name)).orElse(null))
                .with("promisedByName", promised ? topic.name() : null)
                .with("sampled", sample.count()));
    }

    /** A whole number that most records have, whose name speaks of a sequence and that does not stand still. */
    private static Optional<String> sequence(RecordSample sample) {
        List<String> candidates = sample.commonFields(MAJORITY).stream()
                .filter(field -> SEQUENCES
                        .matcher(field.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""))
                        .matches())
                .toList();
        return candidates.stream()
                .filter(field -> sample.records().stream()
                                .map(record -> record.content().numbers().get(field))
                                .filter(Objects::nonNull)
                                .distinct()
                                .count()
                        >= MIN_RECORDS / 2)
                .findFirst();
    }

    /** How many records lie in another partition than the one with the number before. */
    private static String scattered(RecordSample sample, String field) {
        List<SampledRecord> numbered = sample.records().stream()
                .filter(record -> record.content().numbers().containsKey(field))
                .sorted(Comparator.comparing(record -> number(record, field)))
                .toList();
        long apart = 0;
        for (int i = 1; i < numbered.size(); i++) {
            apart += numbered.get(i).partition() == numbered.get(i - 1).partition() ? 0 : 1;
        }
        return apart + " of " + Math.max(0, numbered.size() - 1);
    }

    private static long number(SampledRecord record, String field) {
        return record.content().numbers().getOrDefault(field, 0L);
    }
}
