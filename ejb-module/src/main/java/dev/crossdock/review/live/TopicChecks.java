package dev.crossdock.review.live;

import static dev.crossdock.review.live.LiveRules.LIVE;

import dev.crossdock.contract.DataSize;
import dev.crossdock.contract.Durations;
import dev.crossdock.contract.Transport.Kafka;
import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.review.cluster.Check;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.Finding.Draft;
import dev.crossdock.review.cluster.Severity;
import dev.crossdock.review.cluster.TopicSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Topics are there, configured as their contracts say, and no others are. */
final class TopicChecks {

    static final List<Check<Situation>> ALL = List.of(
            LIVE.check("topic-missing", TopicChecks::missing),
            LIVE.check("topic-undeclared", TopicChecks::undeclared),
            LIVE.check("topic-on-wrong-cluster", TopicChecks::onWrongCluster),
            differs(
                    "partitions-differ",
                    "partitions",
                    Topic::partitions,
                    topic -> topic.partitions().size()),
            differs(
                    "cleanup-differs",
                    "cleanup.policy",
                    topic -> topic.cleanup().policy(),
                    topic -> topic.settings().cleanup().policy()),
            LIVE.check("retention-differs", TopicChecks::retention),
            differs(
                    "retention-size-differs",
                    "retention.bytes",
                    Topic::retentionSize,
                    topic -> Objects.requireNonNullElse(topic.settings().retentionSize(), "unlimited")),
            LIVE.check("tombstone-retention-differs", TopicChecks::tombstones),
            LIVE.check("dead-letter-retention-differs", TopicChecks::deadLetters),
            differs("replication-differs", "replicas", Topic::replicas, TopicSnapshot::replicas),
            differs(
                    "min-insync-differs",
                    "min.insync.replicas",
                    Topic::minInSyncReplicas,
                    topic -> topic.settings().minInSync()),
            differs(
                    "max-message-differs",
                    "max.message.bytes",
                    Topic::maxMessage,
                    topic -> topic.settings().maxMessage()),
            LIVE.check("replicas-out-of-sync", TopicChecks::outOfSync));

    private TopicChecks() {}

    private static Stream<Draft> missing(Situation situation) {
        return situation
                .declared()
                .filter(declared -> situation.now().topic(declared.name()).isEmpty())
                .map(Situation.Declared::draft);
    }

    private static Stream<Draft> undeclared(Situation situation) {
        Set<String> deadLetters =
                situation.deadLetterTopics().map(Map.Entry::getKey).collect(Collectors.toSet());
        return situation.now().topics().values().stream()
                .filter(topic -> situation.declared(topic.name()).isEmpty())
                .filter(topic -> !deadLetters.contains(topic.name()) && !situation.isOfAProcessor(topic.name()))
                .filter(topic -> situation
                        .declaredElsewhere()
                        .noneMatch(other -> other.name().equals(topic.name())))
                .map(topic -> Finding.about(topic.name())
                        .with("partitions", topic.partitions().size())
                        .with("records", topic.retained())
                        .with("readers", List.copyOf(situation.readersEver(topic.name()))));
    }

    private static Stream<Draft> onWrongCluster(Situation situation) {
        return situation
                .declaredElsewhere()
                .flatMap(declared -> situation.now().topic(declared.name()).stream()
                        .map(topic -> declared.draft()
                                .as(topic.retained() > 0 ? Severity.CRITICAL : Severity.WARNING)
                                .saying(
                                        "declared",
                                        declared.contract().cluster().word())
                                .saying("actual", situation.cluster().word())
                                .with("records", topic.retained())
                                .with("readers", List.copyOf(situation.readersEver(topic.name())))));
    }

    private static Stream<Draft> retention(Situation situation) {
        return situation.eachTopic((declared, topic) -> kept(
                declared.draft(),
                "retention.ms",
                declared.topic().cleanup() == Topic.Cleanup.COMPACT
                        ? null
                        : declared.topic().retention(),
                topic.settings().expiry()));
    }

    private static Stream<Draft> tombstones(Situation situation) {
        return situation.eachTopic((declared, topic) -> declared.topic().tombstoneRetention() == null
                ? Stream.empty()
                : kept(
                        declared.draft(),
                        "delete.retention.ms",
                        declared.topic().tombstoneRetention(),
                        topic.settings().tombstoneRetention()));
    }

    private static Stream<Draft> deadLetters(Situation situation) {
        return situation
                .deadLetterTopics()
                .flatMap(entry -> situation.now().topic(entry.getKey()).stream()
                        .flatMap(topic -> kept(
                                Finding.about(topic.name()).in(entry.getValue().workload()),
                                "retention.ms",
                                entry.getValue()
                                        .transport(Kafka.class)
                                        .map(Kafka::deadLetters)
                                        .map(Kafka.DeadLetters::retention)
                                        .orElse(null),
                                topic.settings().expiry())));
    }

    private static Stream<Draft> outOfSync(Situation situation) {
        return situation.eachTopic((declared, topic) -> {
            List<Integer> behind = topic.partitions().stream()
                    .filter(partition -> partition.inSync() < partition.replicas())
                    .map(TopicSnapshot.PartitionState::id)
                    .toList();
            boolean refusing = topic.partitions().stream()
                    .anyMatch(partition -> partition.inSync() < topic.settings().minInSync());
            return behind.isEmpty()
                    ? Stream.empty()
                    : Stream.of(declared.draft()
                            .as(refusing ? Severity.CRITICAL : Severity.WARNING)
                            .saying("behind", behind.size())
                            .with("partitions", behind)
                            .with("minInSync", topic.settings().minInSync()));
        });
    }

    /** Kept shorter than declared, records are lost; kept longer, they cost and stay longer than was promised. */
    private static Stream<Draft> kept(
            Draft draft, String setting, @Nullable Duration wanted, @Nullable Duration actual) {
        if (Objects.equals(wanted, actual)) {
            return Stream.empty();
        }
        boolean shorter = actual != null && (wanted == null || actual.compareTo(wanted) < 0);
        return Stream.of(draft.as(shorter ? Severity.CRITICAL : Severity.WARNING)
                .with("setting", setting)
                .with("declared", text(wanted))
                .with("actual", text(actual))
                .saying(
                        "otherwise",
                        shorter ? " before records expire that somebody needs" : ", or promise the longer time in it"));
    }

    private static String text(@Nullable Duration duration) {
        return duration == null ? "without limit" : Durations.text(duration);
    }

    private static Check<Situation> differs(
            String rule,
            String setting,
            Function<Topic, @Nullable Object> wanted,
            Function<TopicSnapshot, Object> actual) {
        return LIVE.check(
                rule,
                situation -> situation.eachTopic((declared, topic) -> {
                    Object should = wanted.apply(declared.topic());
                    Object is = actual.apply(topic);
                    return should == null || should.equals(is)
                            ? Stream.empty()
                            : Stream.of(declared.draft()
                                    .with("setting", setting)
                                    .with("declared", plain(should))
                                    .with("actual", plain(is)));
                }));
    }

    private static Object plain(Object value) {
        return value instanceof DataSize ? value.toString() : value;
    }
}
