package dev.crossdock.review.live;

import dev.crossdock.contract.DataSize;
import dev.crossdock.contract.Durations;
import dev.crossdock.contract.Transport.Kafka;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.Severity;
import dev.crossdock.review.cluster.TopicState;
import dev.crossdock.review.live.Situation.Declared;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Topics are there, configured as their contracts say, and no others are. */
final class TopicChecks {

    static final ClusterCheck MISSING = ClusterCheck.of("topic-missing", TopicChecks::missing);

    static final ClusterCheck UNDECLARED = ClusterCheck.of("topic-undeclared", TopicChecks::undeclared);

    static final ClusterCheck PARTITIONS = differs(
            "partitions-differ",
            Severity.CRITICAL,
            "partitions",
            declared -> declared.topic().partitions(),
            topic -> topic.partitions().size(),
            "Partitions decide where a key goes and cannot be taken away: change the contract if the topic is right, or"
                    + " move the records to a new topic if the contract is.");

    static final ClusterCheck CLEANUP = differs(
            "cleanup-differs",
            Severity.CRITICAL,
            "cleanup.policy",
            declared -> declared.topic().cleanup().policy(),
            topic -> topic.settings().cleanup().policy(),
            "Set cleanup.policy back before the cleaner runs; what it has removed does not come back.");

    static final ClusterCheck REPLICATION = differs(
            "replication-differs",
            Severity.WARNING,
            "replicas",
            declared -> declared.topic().replicas(),
            TopicState::replicas,
            "Reassign the partitions to as many brokers as the contract says, or correct the contract.");

    static final ClusterCheck MIN_IN_SYNC = differs(
            "min-insync-differs",
            Severity.WARNING,
            "min.insync.replicas",
            declared -> declared.topic().minInSyncReplicas(),
            topic -> topic.settings().minInSync(),
            "Set min.insync.replicas as the contract says: it decides whether an acknowledged record survives a broker.");

    static final ClusterCheck MAX_MESSAGE = differs(
            "max-message-differs",
            Severity.WARNING,
            "max.message.bytes",
            declared -> declared.topic().maxMessage(),
            topic -> topic.settings().maxMessage(),
            "Set max.message.bytes as the contract says; large content belongs into the object store.");

    static final ClusterCheck RETENTION = ClusterCheck.of(
            "retention-differs",
            situation -> situation.eachTopic((declared, topic) -> kept(
                    "retention-differs",
                    "retention.ms",
                    declared,
                    declared.topic().cleanup().policy().contains("delete")
                            ? declared.topic().retention()
                            : null,
                    topic.settings().expiry())));

    static final ClusterCheck TOMBSTONES = ClusterCheck.of(
            "tombstone-retention-differs",
            situation -> situation.eachTopic((declared, topic) -> {
                Duration wanted = declared.topic().tombstoneRetention();
                return wanted == null
                        ? Stream.empty()
                        : kept(
                                "tombstone-retention-differs",
                                "delete.retention.ms",
                                declared,
                                wanted,
                                topic.settings().tombstoneRetention());
            }));

    static final ClusterCheck RETENTION_SIZE = differs(
            "retention-size-differs",
            Severity.WARNING,
            "retention.bytes",
            declared -> declared.topic().retentionSize(),
            topic -> topic.settings().retentionSize() == null
                    ? "unlimited"
                    : topic.settings().retentionSize(),
            "Set retention.bytes as the contract says: less loses records early, more fills the disk.");

    static final ClusterCheck DEAD_LETTERS = ClusterCheck.of("dead-letter-retention-differs", TopicChecks::deadLetters);

    static final ClusterCheck OUT_OF_SYNC = ClusterCheck.of("replicas-out-of-sync", TopicChecks::outOfSync);

    private TopicChecks() {}

    private static Stream<Finding> missing(Situation situation) {
        return situation
                .declared()
                .filter(declared -> situation.now().topic(declared.name()).isEmpty())
                .map(
                        declared -> Finding.of(MISSING.rules().get(0), Severity.CRITICAL, declared.name())
                                .in(declared.workload())
                                .saying("the topic " + declared.name() + " is declared and does not exist")
                                .advise(
                                        "Restart the application, which creates what is declared, or remove it from the contract."));
    }

    private static Stream<Finding> undeclared(Situation situation) {
        Set<String> deadLetters =
                situation.deadLetterTopics().map(Map.Entry::getKey).collect(Collectors.toSet());
        return situation.now().topics().values().stream()
                .filter(topic -> situation.declared(topic.name()).isEmpty())
                .filter(topic -> !deadLetters.contains(topic.name()) && !situation.isOfAProcessor(topic.name()))
                .map(topic -> Finding.of(UNDECLARED.rules().get(0), Severity.WARNING, topic.name())
                        .saying("the topic " + topic.name() + " has no contract")
                        .with("partitions", topic.partitions().size())
                        .with("records", topic.retained())
                        .with("readers", List.copyOf(situation.readersEver(topic.name())))
                        .advise("Write a contract for it (./crossdock review --scan drafts one), or delete it."));
    }

    private static Stream<Finding> deadLetters(Situation situation) {
        return situation.deadLetterTopics().flatMap(entry -> {
            Duration wanted = entry.getValue()
                    .transport(Kafka.class)
                    .map(Kafka::deadLetters)
                    .map(Kafka.DeadLetters::retention)
                    .orElse(null);
            return situation.now().topic(entry.getKey()).stream()
                    .flatMap(topic -> kept(
                            "dead-letter-retention-differs",
                            "retention.ms",
                            topic.name(),
                            entry.getValue().workload(),
                            wanted,
                            topic.settings().expiry()));
        });
    }

    private static Stream<Finding> outOfSync(Situation situation) {
        return situation.eachTopic((declared, topic) -> {
            List<Integer> behind = topic.partitions().stream()
                    .filter(partition -> partition.inSync() < partition.replicas())
                    .map(TopicState.PartitionState::id)
                    .toList();
            boolean refusing = topic.partitions().stream()
                    .anyMatch(partition -> partition.inSync() < topic.settings().minInSync());
            return behind.isEmpty()
                    ? Stream.empty()
                    : Stream.of(
                            Finding.of(
                                            OUT_OF_SYNC.rules().get(0),
                                            refusing ? Severity.CRITICAL : Severity.WARNING,
                                            topic.name())
                                    .in(declared.workload())
                                    .saying(behind.size() + " partitions of " + topic.name() + " lack replicas in sync")
                                    .with("partitions", behind)
                                    .with("minInSync", topic.settings().minInSync())
                                    .advise(
                                            "Bring the missing brokers back; below min.insync.replicas nothing can be written."));
        });
    }

    private static Stream<Finding> kept(
            String rule, String setting, Declared declared, @Nullable Duration wanted, @Nullable Duration actual) {
        return kept(rule, setting, declared.name(), declared.workload(), wanted, actual);
    }

    /** Kept shorter than declared, records are lost; kept longer, they cost and stay longer than was promised. */
    private static Stream<Finding> kept(
            String rule,
            String setting,
            String topic,
            String workload,
            @Nullable Duration wanted,
            @Nullable Duration actual) {
        if (wanted == null ? actual == null : wanted.equals(actual)) {
            return Stream.empty();
        }
        boolean shorter = actual != null && (wanted == null || actual.compareTo(wanted) < 0);
        return Stream.of(Finding.of(rule, shorter ? Severity.CRITICAL : Severity.WARNING, topic)
                .in(workload)
                .saying(topic + " keeps records " + text(actual) + ", the contract says " + text(wanted))
                .with("setting", setting)
                .with("declared", text(wanted))
                .with("actual", text(actual))
                .advise(
                        shorter
                                ? "Set " + setting
                                        + " to what the contract says before records expire that somebody needs."
                                : "Set " + setting + " to what the contract says, or promise the longer time in it."));
    }

    private static String text(@Nullable Duration duration) {
        return duration == null ? "without limit" : Durations.text(duration);
    }

    private static ClusterCheck differs(
            String rule,
            Severity severity,
            String setting,
            Function<Declared, @Nullable Object> wanted,
            Function<TopicState, Object> actual,
            String advice) {
        return ClusterCheck.of(
                rule,
                situation -> situation.eachTopic((declared, topic) -> {
                    Object should = wanted.apply(declared);
                    Object is = actual.apply(topic);
                    return should == null || should.equals(is)
                            ? Stream.empty()
                            : Stream.of(Finding.of(rule, severity, topic.name())
                                    .in(declared.workload())
                                    .saying(topic.name() + " has " + setting + " " + is + ", the contract says "
                                            + should)
                                    .with("setting", setting)
                                    .with("declared", plain(should))
                                    .with("actual", plain(is))
                                    .advise(advice));
                }));
    }

    private static Object plain(Object value) {
        return value instanceof DataSize ? value.toString() : value;
    }
}
