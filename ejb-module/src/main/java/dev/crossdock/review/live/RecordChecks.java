package dev.crossdock.review.live;

import dev.crossdock.contract.DataSize;
import dev.crossdock.contract.Needs;
import dev.crossdock.contract.Needs.Ordering.Scope;
import dev.crossdock.contract.Needs.Payload;
import dev.crossdock.contract.Rate;
import dev.crossdock.review.cluster.Check;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.RecordSample;
import dev.crossdock.review.cluster.Severity;
import dev.crossdock.review.cluster.TopicState;
import dev.crossdock.review.cluster.TopicState.PartitionState;
import dev.crossdock.review.live.Situation.Declared;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records are as large, as well keyed, as evenly spread and as many as their contracts say. */
final class RecordChecks {

    static final List<Check<Situation>> ALL = List.of(
            larger("payload-max-exceeded", 1, Payload::max),
            larger("payload-p99-exceeded", 0.99, Payload::p99),
            larger("payload-p50-exceeded", 0.5, Payload::p50),
            Check.of("keys-missing", RecordChecks::keys),
            Check.of("key-skew", RecordChecks::skew),
            Check.of("rate-exceeded", RecordChecks::rate));

    /** Of fewer records a 99th percentile says nothing. */
    private static final int MIN_RECORDS = 100;

    private static final int MIN_RECORDS_FOR_SKEW = 1_000;
    private static final double MAX_FAIR_SHARES = 3;
    private static final double MAX_SHARE = 0.9;
    private static final Duration MIN_INTERVAL = Duration.ofSeconds(2);

    private RecordChecks() {}

    private static Check<Situation> larger(String rule, double share, Function<Payload, @Nullable DataSize> which) {
        return Check.of(
                rule,
                (id, situation) -> situation.eachTopic((declared, topic) ->
                        Optional.ofNullable(declared.contract().needs().payload()).map(which).stream()
                                .flatMap(wanted -> larger(id, share, declared, topic, wanted))));
    }

    /** One record above the maximum breaks the contract; percentiles are a description that may be a little off. */
    private static Stream<Finding> larger(
            String rule, double share, Declared declared, TopicState topic, DataSize wanted) {
        RecordSample sample = topic.sample();
        DataSize actual = sample.percentile(share);
        if (actual.compareTo(wanted) <= 0 || (share < 1 && sample.count() < MIN_RECORDS)) {
            return Stream.empty();
        }
        Severity severity =
                share == 1 ? Severity.CRITICAL : actual.bytes() > 2 * wanted.bytes() ? Severity.WARNING : Severity.INFO;
        String name = share == 1 ? "max" : "p" + Math.round(share * 100);
        return Stream.of(declared.finding(rule, severity)
                .saying("records of " + topic.name() + " have " + name + " " + actual + ", the contract says " + wanted)
                .with("declared", wanted.toString())
                .with("actual", actual.toString())
                .with("p50", sample.percentile(0.5).toString())
                .with("p99", sample.percentile(0.99).toString())
                .with("max", sample.max().toString())
                .with("sampled", sample.count())
                .advise(
                        share == 1
                                ? "Find the producer that goes around the entrance; store the content as a document and"
                                        + " send its reference."
                                : "Correct the contract, or make the records smaller: consumers were sized by it."));
    }

    private static Stream<Finding> keys(String rule, Situation situation) {
        return situation.eachTopic((declared, topic) -> {
            RecordSample sample = topic.sample();
            if (declared.topic().key() == null || sample.isEmpty() || sample.keyedShare() == 1) {
                return Stream.empty();
            }
            long keyless = sample.records().stream()
                    .filter(record -> record.keyHash() == null)
                    .count();
            Needs.Ordering ordering = declared.contract().needs().ordering();
            boolean ordered = ordering != null && ordering.scope() == Scope.PER_KEY;
            return Stream.of(declared.finding(rule, ordered ? Severity.CRITICAL : Severity.WARNING)
                    .saying(keyless + " of " + sample.count() + " newest records of " + topic.name()
                            + " have no key, the contract says "
                            + declared.topic().key())
                    .with("keyless", keyless)
                    .with("sampled", sample.count())
                    .with("key", declared.topic().key())
                    .advise("Find the producer that sends without a key; its records have no order among each other."));
        });
    }

    private static Stream<Finding> skew(String rule, Situation situation) {
        return situation.eachTopic((declared, topic) -> {
            int partitions = topic.partitions().size();
            Optional<PartitionState> busiest =
                    topic.partitions().stream().max(Comparator.comparingLong(PartitionState::end));
            long produced = topic.produced();
            double share = busiest.map(PartitionState::end).orElse(0L) / (double) Math.max(1, produced);
            double limit = Math.min(MAX_SHARE, MAX_FAIR_SHARES / partitions);
            if (partitions < 2 || produced < MIN_RECORDS_FOR_SKEW || share <= limit) {
                return Stream.empty();
            }
            return Stream.of(declared.finding(rule, Severity.WARNING)
                    .saying("one of " + partitions + " partitions of " + topic.name() + " got " + Check.percent(share)
                            + " of all records")
                    .with("partition", busiest.map(PartitionState::id).orElse(-1))
                    .with("share", Check.percent(share))
                    .with("fairShare", Check.percent(1.0 / partitions))
                    .with("records", produced)
                    .with("largestKeyShare", Check.percent(topic.sample().largestKeyShare()))
                    .advise("Look for a key that stands for too much, or a default key; that partition limits them"
                            + " all."));
        });
    }

    private static Stream<Finding> rate(String rule, Situation situation) {
        Optional<Duration> elapsed = situation.sinceBefore().filter(duration -> duration.compareTo(MIN_INTERVAL) >= 0);
        return elapsed.stream()
                .flatMap(time -> situation.contracts().stream()
                        .flatMap(contract -> Optional.ofNullable(
                                        contract.needs().throughput())
                                .stream()
                                .flatMap(declared ->
                                        rate(rule, situation, contract.workload(), declared, time).stream())));
    }

    private static Optional<Finding> rate(
            String rule, Situation situation, String workload, Rate declared, Duration time) {
        long records = situation
                .declared()
                .filter(topic -> topic.workload().equals(workload))
                .mapToLong(topic -> produced(situation, topic.name()))
                .sum();
        double actual = records * 1000.0 / time.toMillis();
        if (actual <= declared.perSecond()) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(rule, Severity.WARNING, workload)
                .in(workload)
                .saying(workload + " gets " + Math.round(actual) + " records a second, the contract says " + declared)
                .with("declared", declared.toString())
                .with("perSecond", Math.round(actual * 10) / 10.0)
                .with("records", records)
                .with("seconds", time.toMillis() / 1000.0)
                .advise("Raise the declared throughput after checking that every consumer keeps up, or slow the"
                        + " producer down."));
    }

    private static long produced(Situation situation, String topic) {
        return situation
                .before(topic)
                .flatMap(before ->
                        situation.now().topic(topic).map(now -> Math.max(0, now.produced() - before.produced())))
                .orElse(0L);
    }
}
