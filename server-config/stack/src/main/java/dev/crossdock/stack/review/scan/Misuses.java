package dev.crossdock.stack.review.scan;

import dev.crossdock.contract.DataSize;
import dev.crossdock.review.cluster.Check;
import dev.crossdock.review.cluster.ClusterSnapshot;
import dev.crossdock.review.cluster.Expiry;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.Finding.Draft;
import dev.crossdock.review.cluster.FindingRules;
import dev.crossdock.review.cluster.GroupSnapshot;
import dev.crossdock.review.cluster.QueueSigns;
import dev.crossdock.review.cluster.RecordSample;
import dev.crossdock.review.cluster.Severity;
import dev.crossdock.review.cluster.TopicSnapshot;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Every misuse that a scan knows. They judge a sample, so each says how many records it saw. */
final class Misuses {

    private static final FindingRules RULES = FindingRules.load("dev/crossdock/stack/review/scan/scan-rules.yaml");

    private static final List<Check<ClusterSnapshot>> OF_TOPICS = List.of(
            perTopic("topic-used-as-queue", Misuses::queue),
            perTopic("large-payloads", (snapshot, topic) -> large(topic)),
            perTopic("ordered-data-without-keys", (snapshot, topic) -> UnkeyedOrder.look(topic)),
            perTopic("single-partition-hot", (snapshot, topic) -> hot(topic)),
            perTopic("topic-without-readers", Misuses::unread),
            perTopic("created-with-defaults", Misuses::defaults),
            RULES.check("logs-beside-events", Misuses::logs),
            perTopic("compacted-without-keys", (snapshot, topic) -> compacted(topic)));

    static final List<Check<ClusterSnapshot>> ALL = Stream.of(
                    OF_TOPICS, Expiry.<ClusterSnapshot>checks(Misuses::readers))
            .flatMap(List::stream)
            .toList();

    private static final DataSize LARGE_P99 = DataSize.parse("100KiB");
    private static final DataSize LARGE_MAX = DataSize.parse("1MiB");
    private static final double HOT_PER_SECOND = 100;
    private static final int HOT_RECORDS = 1_000;
    private static final int MIN_RECORDS = 10;
    private static final double MAJORITY = 0.5;

    private Misuses() {}

    static List<Finding> in(ClusterSnapshot snapshot) {
        return Check.all(ALL, snapshot);
    }

    /** Whether records belong into an object store. */
    static boolean isLarge(RecordSample sample) {
        return sample.percentile(0.99).compareTo(LARGE_P99) > 0 || sample.max().compareTo(LARGE_MAX) > 0;
    }

    private static Stream<Draft> queue(ClusterSnapshot snapshot, TopicSnapshot topic) {
        List<GroupSnapshot> readers = snapshot.readersOf(topic.name());
        QueueSigns signs = QueueSigns.of(topic, readers);
        return readers.size() != 1 || !signs.suffice()
                ? Stream.empty()
                : Stream.of(Finding.about(topic.name())
                        .with("reader", readers.get(0).name())
                        .with("members", readers.get(0).members())
                        .with("partitions", topic.partitions().size())
                        .with("signs", signs.all()));
    }

    private static Stream<Draft> large(TopicSnapshot topic) {
        RecordSample sample = topic.sample();
        return sample.isEmpty() || !isLarge(sample)
                ? Stream.empty()
                : Stream.of(Finding.about(topic.name())
                        .with("p50", sample.percentile(0.5).toString())
                        .with("p99", sample.percentile(0.99).toString())
                        .with("max", sample.max().toString())
                        .with("maxMessage", topic.settings().maxMessage().toString())
                        .with("sampled", sample.count()));
    }

    private static Stream<Draft> hot(TopicSnapshot topic) {
        double rate = topic.sample().perSecond();
        return topic.partitions().size() != 1 || topic.produced() < HOT_RECORDS || rate < HOT_PER_SECOND
                ? Stream.empty()
                : Stream.of(Finding.about(topic.name())
                        .with("perSecond", Math.round(rate))
                        .with("records", topic.produced())
                        .with("sampled", topic.sample().count()));
    }

    private static Stream<Draft> unread(ClusterSnapshot snapshot, TopicSnapshot topic) {
        return topic.retained() == 0
                        || Families.isDeadLetters(topic.name())
                        || !Families.isDeclarable(topic.name())
                        || !snapshot.readersOf(topic.name()).isEmpty()
                ? Stream.empty()
                : Stream.of(Finding.about(topic.name()).with("records", topic.retained()));
    }

    private static Stream<Expiry.Reader> readers(ClusterSnapshot snapshot) {
        return snapshot.topics().values().stream()
                .flatMap(topic -> snapshot.readersOf(topic.name()).stream()
                        .map(group -> new Expiry.Reader(group, topic, null, snapshot.at())));
    }

    private static Stream<Draft> defaults(ClusterSnapshot snapshot, TopicSnapshot topic) {
        Integer partitions = snapshot.defaults().partitions();
        boolean asDefault =
                partitions != null && partitions == topic.partitions().size();
        return topic.replicas() != 1
                        || !asDefault
                        || !topic.settings().overridden().isEmpty()
                ? Stream.empty()
                : Stream.of(Finding.about(topic.name())
                        .as(snapshot.brokers() > 1 ? Severity.WARNING : Severity.INFO)
                        .with("replicas", 1)
                        .with("brokers", snapshot.brokers())
                        .with("partitions", topic.partitions().size())
                        .with("autoCreateTopics", snapshot.defaults().autoCreateTopics()));
    }

    private static Stream<Draft> logs(ClusterSnapshot snapshot) {
        List<TopicSnapshot> logs =
                snapshot.topics().values().stream().filter(Misuses::isLog).toList();
        List<TopicSnapshot> events = snapshot.topics().values().stream()
                .filter(topic -> topic.sample().share(record -> record.content().type() != null) > MAJORITY
                        || topic.sample().keyedShare() > MAJORITY)
                .filter(topic -> !logs.contains(topic))
                .toList();
        long all = snapshot.topics().values().stream()
                .mapToLong(TopicSnapshot::retained)
                .sum();
        return events.isEmpty()
                ? Stream.empty()
                : logs.stream()
                        .map(topic -> Finding.about(topic.name())
                                .with(
                                        "logShare",
                                        Check.percent(topic.sample()
                                                .share(record ->
                                                        record.content().isLog())))
                                .with("sampled", topic.sample().count())
                                .with("shareOfAllRecords", Check.percent((double) topic.retained() / Math.max(1, all)))
                                .with(
                                        "besides",
                                        events.stream()
                                                .map(TopicSnapshot::name)
                                                .limit(MIN_RECORDS)
                                                .toList()));
    }

    private static boolean isLog(TopicSnapshot topic) {
        return topic.sample().count() >= MIN_RECORDS
                && topic.sample().share(record -> record.content().isLog()) > MAJORITY;
    }

    private static Stream<Draft> compacted(TopicSnapshot topic) {
        RecordSample sample = topic.sample();
        return !topic.settings().compacts() || sample.isEmpty() || sample.keyedShare() == 1
                ? Stream.empty()
                : Stream.of(Finding.about(topic.name())
                        .with("keyedShare", Check.percent(sample.keyedShare()))
                        .with("sampled", sample.count()));
    }

    private static Check<ClusterSnapshot> perTopic(
            String rule, BiFunction<ClusterSnapshot, TopicSnapshot, Stream<Draft>> look) {
        return RULES.check(
                rule, snapshot -> snapshot.topics().values().stream().flatMap(topic -> look.apply(snapshot, topic)));
    }
}
