package dev.crossdock.stack.review.scan;

import dev.crossdock.contract.DataSize;
import dev.crossdock.review.cluster.Check;
import dev.crossdock.review.cluster.ClusterSnapshot;
import dev.crossdock.review.cluster.Expiry;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.GroupState;
import dev.crossdock.review.cluster.QueueSigns;
import dev.crossdock.review.cluster.RecordSample;
import dev.crossdock.review.cluster.Severity;
import dev.crossdock.review.cluster.TopicState;
import java.util.List;
import java.util.stream.Stream;

/** Every misuse that a scan knows. They judge a sample, so each says how many records it saw. */
final class Misuses {

    static final List<Check<ClusterSnapshot>> ALL = List.of(
            perTopic("topic-used-as-queue", Misuses::queue),
            perTopic("large-payloads", (rule, snapshot, topic) -> large(rule, topic)),
            perTopic("ordered-data-without-keys", (rule, snapshot, topic) -> UnkeyedOrder.look(rule, topic)),
            perTopic("single-partition-hot", (rule, snapshot, topic) -> hot(rule, topic)),
            perTopic("topic-without-readers", Misuses::unread),
            new Check<>(Expiry.RULES, Misuses::expiry),
            perTopic("created-with-defaults", Misuses::defaults),
            Check.of("logs-beside-events", Misuses::logs),
            perTopic("compacted-without-keys", (rule, snapshot, topic) -> compacted(rule, topic)));

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

    private static Stream<Finding> queue(String rule, ClusterSnapshot snapshot, TopicState topic) {
        List<GroupState> readers = snapshot.readersOf(topic.name());
        QueueSigns signs = QueueSigns.of(topic, readers);
        return readers.size() != 1 || !signs.suffice()
                ? Stream.empty()
                : Stream.of(Finding.of(rule, Severity.WARNING, topic.name())
                        .saying(topic.name() + " is used like a queue by "
                                + readers.get(0).name())
                        .with("reader", readers.get(0).name())
                        .with("members", readers.get(0).members())
                        .with("partitions", topic.partitions().size())
                        .with("signs", signs.all())
                        .advise("Give one job to one worker with a queue broker such as Artemis or RabbitMQ: it"
                                + " acknowledges, retries and prioritises single messages."));
    }

    private static Stream<Finding> large(String rule, TopicState topic) {
        RecordSample sample = topic.sample();
        return sample.isEmpty() || !isLarge(sample)
                ? Stream.empty()
                : Stream.of(Finding.of(rule, Severity.WARNING, topic.name())
                        .saying(topic.name() + " carries records of up to " + sample.max())
                        .with("p50", sample.percentile(0.5).toString())
                        .with("p99", sample.percentile(0.99).toString())
                        .with("max", sample.max().toString())
                        .with("maxMessage", topic.settings().maxMessage().toString())
                        .with("sampled", sample.count())
                        .advise("Store the content in an object store and send a reference with its checksum."));
    }

    private static Stream<Finding> hot(String rule, TopicState topic) {
        double rate = topic.sample().perSecond();
        return topic.partitions().size() != 1 || topic.produced() < HOT_RECORDS || rate < HOT_PER_SECOND
                ? Stream.empty()
                : Stream.of(Finding.of(rule, Severity.WARNING, topic.name())
                        .saying(topic.name() + " takes " + Math.round(rate)
                                + " records a second through its only partition")
                        .with("perSecond", Math.round(rate))
                        .with("records", topic.produced())
                        .with("sampled", topic.sample().count())
                        .advise(
                                "If order per key suffices, use more partitions; if one order of all is needed, say so in"
                                        + " the contract with its limits and who decides the order."));
    }

    private static Stream<Finding> unread(String rule, ClusterSnapshot snapshot, TopicState topic) {
        return topic.retained() == 0
                        || Families.isDeadLetters(topic.name())
                        || !Families.isDeclarable(topic.name())
                        || !snapshot.readersOf(topic.name()).isEmpty()
                ? Stream.empty()
                : Stream.of(Finding.of(rule, Severity.INFO, topic.name())
                        .saying("no group reads " + topic.name())
                        .with("records", topic.retained())
                        .advise("Ask who needs it; readers that keep no positions in Kafka cannot be seen."));
    }

    private static Stream<Finding> expiry(ClusterSnapshot snapshot) {
        return snapshot.topics().values().stream()
                .flatMap(topic -> snapshot.readersOf(topic.name()).stream()
                        .flatMap(group -> Expiry.of(group, topic, null, snapshot.at()).stream()));
    }

    private static Stream<Finding> defaults(String rule, ClusterSnapshot snapshot, TopicState topic) {
        Integer partitions = snapshot.defaults().partitions();
        boolean asDefault =
                partitions != null && partitions == topic.partitions().size();
        return topic.replicas() != 1
                        || !asDefault
                        || !topic.settings().overridden().isEmpty()
                ? Stream.empty()
                : Stream.of(Finding.of(rule, snapshot.brokers() > 1 ? Severity.WARNING : Severity.INFO, topic.name())
                        .saying(topic.name() + " has the defaults of the broker and a single copy: nobody decided them")
                        .with("replicas", 1)
                        .with("brokers", snapshot.brokers())
                        .with("partitions", topic.partitions().size())
                        .with("autoCreateTopics", snapshot.defaults().autoCreateTopics())
                        .advise(
                                "Switch auto.create.topics.enable off and create topics from contracts; a single copy is"
                                        + " lost with its broker."));
    }

    private static Stream<Finding> logs(String rule, ClusterSnapshot snapshot) {
        List<TopicState> logs =
                snapshot.topics().values().stream().filter(Misuses::isLog).toList();
        List<TopicState> events = snapshot.topics().values().stream()
                .filter(topic -> topic.sample().share(record -> record.content().type() != null) > MAJORITY
                        || topic.sample().keyedShare() > MAJORITY)
                .filter(topic -> !logs.contains(topic))
                .toList();
        long all = snapshot.topics().values().stream()
                .mapToLong(TopicState::retained)
                .sum();
        return events.isEmpty()
                ? Stream.empty()
                : logs.stream()
                        .map(topic -> Finding.of(rule, Severity.WARNING, topic.name())
                                .saying(topic.name() + " carries log lines beside business events")
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
                                                .map(TopicState::name)
                                                .limit(MIN_RECORDS)
                                                .toList())
                                .advise(
                                        "Move logs to a cluster of their own: a burst of them takes disk, network and memory from"
                                                + " the events."));
    }

    private static boolean isLog(TopicState topic) {
        return topic.sample().count() >= MIN_RECORDS
                && topic.sample().share(record -> record.content().isLog()) > MAJORITY;
    }

    private static Stream<Finding> compacted(String rule, TopicState topic) {
        RecordSample sample = topic.sample();
        return !topic.settings().compacts() || sample.isEmpty() || sample.keyedShare() == 1
                ? Stream.empty()
                : Stream.of(Finding.of(rule, Severity.CRITICAL, topic.name())
                        .saying(topic.name() + " is compacted and has records without a key")
                        .with("keyedShare", Check.percent(sample.keyedShare()))
                        .with("sampled", sample.count())
                        .advise("Give every record a key, or do not compact: the broker refuses new records without one"
                                + " and the cleaner drops the old ones."));
    }

    /** How one topic is misused, if it is. */
    private interface Look {
        Stream<Finding> at(String rule, ClusterSnapshot snapshot, TopicState topic);
    }

    private static Check<ClusterSnapshot> perTopic(String rule, Look look) {
        return Check.of(
                rule,
                (id, snapshot) -> snapshot.topics().values().stream().flatMap(topic -> look.at(id, snapshot, topic)));
    }
}
