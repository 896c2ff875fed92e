package dev.crossdock.review.live;

import static dev.crossdock.review.live.LiveRules.LIVE;

import dev.crossdock.contract.DataSize;
import dev.crossdock.contract.Needs;
import dev.crossdock.contract.Needs.Ordering.Scope;
import dev.crossdock.contract.Needs.Payload;
import dev.crossdock.contract.Rate;
import dev.crossdock.review.cluster.Check;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.Finding.Draft;
import dev.crossdock.review.cluster.RecordSample;
import dev.crossdock.review.cluster.Severity;
import dev.crossdock.review.cluster.TopicSnapshot.PartitionState;
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
            LIVE.check("keys-missing", RecordChecks::keys),
            LIVE.check("key-skew", RecordChecks::skew),
            LIVE.check("rate-exceeded", RecordChecks::rate));

    /** Of fewer records a 99th percentile says nothing. */
    private static final int MIN_RECORDS = 100;

    private static final int MIN_RECORDS_FOR_SKEW = 1_000;
    private static final double MAX_FAIR_SHARES = 3;
    private static final double MAX_SHARE = 0.9;
    private static final Duration MIN_INTERVAL = Duration.ofSeconds(2);

    private RecordChecks() {}

    private static Check<Situation> larger(String rule, double share, Function<Payload, @Nullable DataSize> which) {
        return LIVE.check(
                rule,
                situation -> situation.eachTopic((declared, topic) ->
                        Optional.ofNullable(declared.contract().needs().payload()).map(which).stream()
                                .flatMap(wanted -> larger(share, declared, topic.sample(), wanted))));
    }

    /** One record above the maximum breaks the contract; percentiles are a description that may be a little off. */
    private static Stream<Draft> larger(double share, Declared declared, RecordSample sample, DataSize wanted) {
        DataSize actual = sample.percentile(share);
        if (actual.compareTo(wanted) <= 0 || (share < 1 && sample.count() < MIN_RECORDS)) {
            return Stream.empty();
        }
        Severity severity =
                share == 1 ? Severity.CRITICAL : actual.bytes() > 2 * wanted.bytes() ? Severity.WARNING : Severity.INFO;
        return Stream.of(declared.draft()
                .as(severity)
                .with("declared", wanted.toString())
                .with("actual", actual.toString())
                .with("p50", sample.percentile(0.5).toString())
                .with("p99", sample.percentile(0.99).toString())
                .with("max", sample.max().toString())
                .with("sampled", sample.count()));
    }

    private static Stream<Draft> keys(Situation situation) {
        return situation.eachTopic((declared, topic) -> {
            RecordSample sample = topic.sample();
            if (declared.topic().key() == null || sample.isEmpty() || sample.keyedShare() == 1) {
                return Stream.empty();
            }
            Needs.Ordering ordering = declared.contract().needs().ordering();
            boolean ordered = ordering != null && ordering.scope() == Scope.PER_KEY;
            return Stream.of(declared.draft()
                    .as(ordered ? Severity.CRITICAL : Severity.WARNING)
                    .with(
                            "keyless",
                            sample.records().stream()
                                    .filter(record -> record.keyHash() == null)
                                    .count())
                    .with("sampled", sample.count())
                    .with("key", declared.topic().key()));
        });
    }

    private static Stream<Draft> skew(Situation situation) {
        return situation.eachTopic((declared, topic) -> {
            int partitions = topic.partitions().size();
            Optional<PartitionState> busiest =
                    topic.partitions().stream().max(Comparator.comparingLong(PartitionState::end));
            long produced = topic.produced();
            double share = busiest.map(PartitionState::end).orElse(0L) / (double) Math.max(1, produced);
            double limit = Math.min(MAX_SHARE, MAX_FAIR_SHARES / partitions);
            return partitions < 2 || produced < MIN_RECORDS_FOR_SKEW || share <= limit
                    ? Stream.empty()
                    : Stream.of(declared.draft()
                            .saying("partitions", partitions)
                            .with("partition", busiest.map(PartitionState::id).orElse(-1))
                            .with("share", Check.percent(share))
                            .with("fairShare", Check.percent(1.0 / partitions))
                            .with("records", produced)
                            .with(
                                    "largestKeyShare",
                                    Check.percent(topic.sample().largestKeyShare())));
        });
    }

    private static Stream<Draft> rate(Situation situation) {
        return situation.sinceBefore().filter(time -> time.compareTo(MIN_INTERVAL) >= 0).stream()
                .flatMap(time -> situation.contracts().stream()
                        .flatMap(contract -> Stream.ofNullable(contract.needs().throughput())
                                .flatMap(declared -> rate(situation, contract.workload(), declared, time))));
    }

    private static Stream<Draft> rate(Situation situation, String workload, Rate declared, Duration time) {
        long records = situation
                .declared()
                .filter(topic -> topic.workload().equals(workload))
                .mapToLong(topic -> produced(situation, topic.name()))
                .sum();
        double actual = records * 1000.0 / time.toMillis();
        return actual <= declared.perSecond()
                ? Stream.empty()
                : Stream.of(Finding.about(workload)
                        .in(workload)
                        .saying("rate", Math.round(actual))
                        .with("declared", declared.toString())
                        .with("perSecond", Math.round(actual * 10) / 10.0)
                        .with("records", records)
                        .with("seconds", time.toMillis() / 1000.0));
    }

    private static long produced(Situation situation, String topic) {
        return situation
                .before(topic)
                .flatMap(before ->
                        situation.now().topic(topic).map(now -> Math.max(0, now.produced() - before.produced())))
                .orElse(0L);
    }
}
