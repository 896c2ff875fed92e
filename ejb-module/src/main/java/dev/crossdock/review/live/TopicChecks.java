package dev.crossdock.review.live;

import dev.crossdock.contract.DataSize;
import dev.crossdock.contract.Durations;
import dev.crossdock.contract.Transport.Kafka;
import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.review.cluster.Check;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.Severity;
import dev.crossdock.review.cluster.TopicState;
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
            Check.of("topic-missing", TopicChecks::missing),
            Check.of("topic-undeclared", TopicChecks::undeclared),
            Check.of("topic-on-wrong-cluster", TopicChecks::onWrongCluster),
            differs(
                    "partitions-differ",
                    Severity.CRITICAL,
                    "partitions",
                    Topic::partitions,
                    topic -> topic.partitions().size(),
                    "Partitions decide where a key goes and cannot be taken away: change the contract if the topic is right,"
                            + " or move the records to a new topic if the contract is."),
            differs(
                    "cleanup-differs",
                    Severity.CRITICAL,
                    "cleanup.policy",
                    topic -> topic.cleanup().policy(),
                    topic -> topic.settings().cleanup().policy(),
                    "Set cleanup.policy back before the cleaner runs; what it has removed does not come back."),
            Check.of("retention-differs", TopicChecks::retention),
            differs(
                    "retention-size-differs",
                    Severity.WARNING,
                    "retention.bytes",
                    Topic::retentionSize,
                    topic -> topic.settings().retentionSize() == null
                            ? "unlimited"
                            : topic.settings().retentionSize(),
                    "Set retention.bytes as the contract says: less loses records early, more fills the disk."),
            Check.of("tombstone-retention-differs", TopicChecks::tombstones),
            Check.of("dead-letter-retention-differs", TopicChecks::deadLetters),
            differs(
                    "replication-differs",
                    Severity.WARNING,
                    "replicas",
                    Topic::replicas,
                    TopicState::replicas,
                    "Reassign the partitions to as many brokers as the contract says, or correct the contract."),
            differs(
                    "min-insync-differs",
                    Severity.WARNING,
                    "min.insync.replicas",
                    Topic::minInSyncReplicas,
                    topic -> topic.settings().minInSync(),
                    "Set min.insync.replicas as the contract says: it decides whether an acknowledged record survives a"
                            + " broker."),
            differs(
                    "max-message-differs",
                    Severity.WARNING,
                    "max.message.bytes",
                    Topic::maxMessage,
                    topic -> topic.settings().maxMessage(),
                    "Set max.message.bytes as the contract says; large content belongs into the object store."),
            Check.of("replicas-out-of-sync", TopicChecks::outOfSync));

    private TopicChecks() {}

    private static Stream<Finding> missing(String rule, Situation situation) {
        return situation
                .declared()
                .filter(declared -> situation.now().topic(declared.name()).isEmpty())
                .map(declared -> declared.finding(rule, Severity.CRITICAL)
                        .saying("the topic " + declared.name() + " is declared and does not exist")
                        .advise("Restart the application, which creates what is declared, or remove it from the"
                                + " contract."));
    }

    private static Stream<Finding> undeclared(String rule, Situation situation) {
        Set<String> deadLetters =
                situation.deadLetterTopics().map(Map.Entry::getKey).collect(Collectors.toSet());
        return situation.now().topics().values().stream()
                .filter(topic -> situation.declared(topic.name()).isEmpty())
                .filter(topic -> !deadLetters.contains(topic.name()) && !situation.isOfAProcessor(topic.name()))
                .filter(topic -> situation
                        .declaredElsewhere()
                        .noneMatch(other -> other.name().equals(topic.name())))
                .map(topic -> Finding.of(rule, Severity.WARNING, topic.name())
                        .saying("the topic " + topic.name() + " has no contract")
                        .with("partitions", topic.partitions().size())
                        .with("records", topic.retained())
                        .with("readers", List.copyOf(situation.readersEver(topic.name())))
                        .advise("Write a contract for it (./crossdock review --scan drafts one), or delete it."));
    }

    private static Stream<Finding> onWrongCluster(String rule, Situation situation) {
        return situation
                .declaredElsewhere()
                .flatMap(declared -> situation.now().topic(declared.name()).stream()
                        .map(topic -> declared.finding(
                                        rule, topic.retained() > 0 ? Severity.CRITICAL : Severity.WARNING)
                                .saying("the topic %s is declared on the %s cluster and exists on the %s cluster"
                                        .formatted(
                                                topic.name(),
                                                declared.contract().cluster().word(),
                                                situation.cluster().word()))
                                .with("records", topic.retained())
                                .with("readers", List.copyOf(situation.readersEver(topic.name())))
                                .advise(
                                        "Find who writes or reads it here and give them the brokers of the other cluster; send"
                                                + " there what was written here, then delete it here.")));
    }

    private static Stream<Finding> retention(String rule, Situation situation) {
        return situation.eachTopic((declared, topic) -> {
            Duration wanted = declared.topic().cleanup() == Topic.Cleanup.COMPACT
                    ? null
                    : declared.topic().retention();
            return kept(
                    rule,
                    "retention.ms",
                    topic,
                    declared.contract(),
                    wanted,
                    topic.settings().expiry());
        });
    }

    private static Stream<Finding> tombstones(String rule, Situation situation) {
        return situation.eachTopic((declared, topic) -> {
            Duration wanted = declared.topic().tombstoneRetention();
            Duration actual = topic.settings().tombstoneRetention();
            return wanted == null
                    ? Stream.empty()
                    : kept(rule, "delete.retention.ms", topic, declared.contract(), wanted, actual);
        });
    }

    private static Stream<Finding> deadLetters(String rule, Situation situation) {
        return situation.deadLetterTopics().flatMap(entry -> {
            WorkloadContract contract = entry.getValue();
            Duration wanted = contract.transport(Kafka.class)
                    .map(Kafka::deadLetters)
                    .map(Kafka.DeadLetters::retention)
                    .orElse(null);
            return situation.now().topic(entry.getKey()).stream()
                    .flatMap(topic -> kept(
                            rule,
                            "retention.ms",
                            topic,
                            contract,
                            wanted,
                            topic.settings().expiry()));
        });
    }

    private static Stream<Finding> outOfSync(String rule, Situation situation) {
        return situation.eachTopic((declared, topic) -> {
            List<Integer> behind = topic.partitions().stream()
                    .filter(partition -> partition.inSync() < partition.replicas())
                    .map(TopicState.PartitionState::id)
                    .toList();
            boolean refusing = topic.partitions().stream()
                    .anyMatch(partition -> partition.inSync() < topic.settings().minInSync());
            return behind.isEmpty()
                    ? Stream.empty()
                    : Stream.of(declared.finding(rule, refusing ? Severity.CRITICAL : Severity.WARNING)
                            .saying(behind.size() + " partitions of " + topic.name() + " lack replicas in sync")
                            .with("partitions", behind)
                            .with("minInSync", topic.settings().minInSync())
                            .advise("Bring the missing brokers back; below min.insync.replicas nothing can be"
                                    + " written."));
        });
    }

    /** Kept shorter than declared, records are lost; kept longer, they cost and stay longer than was promised. */
    private static Stream<Finding> kept(
            String rule,
            String setting,
            TopicState topic,
            WorkloadContract contract,
            @Nullable Duration wanted,
            @Nullable Duration actual) {
        if (Objects.equals(wanted, actual)) {
            return Stream.empty();
        }
        boolean shorter = actual != null && (wanted == null || actual.compareTo(wanted) < 0);
        return Stream.of(Finding.of(rule, shorter ? Severity.CRITICAL : Severity.WARNING, topic.name())
                .in(contract.workload())
                .saying(topic.name() + " keeps records " + text(actual) + ", the contract says " + text(wanted))
                .with("setting", setting)
                .with("declared", text(wanted))
                .with("actual", text(actual))
                .advise("Set " + setting + " to what the contract says"
                        + (shorter
                                ? " before records expire that somebody needs."
                                : ", or promise the longer time in it.")));
    }

    private static String text(@Nullable Duration duration) {
        return duration == null ? "without limit" : Durations.text(duration);
    }

    private static Check<Situation> differs(
            String rule,
            Severity severity,
            String setting,
            Function<Topic, @Nullable Object> wanted,
            Function<TopicState, Object> actual,
            String advice) {
        return Check.of(
                rule,
                (id, situation) -> situation.eachTopic((declared, topic) -> {
                    Object should = wanted.apply(declared.topic());
                    Object is = actual.apply(topic);
                    return should == null || should.equals(is)
                            ? Stream.empty()
                            : Stream.of(declared.finding(id, severity)
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
