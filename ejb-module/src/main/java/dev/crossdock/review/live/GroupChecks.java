package dev.crossdock.review.live;

import dev.crossdock.contract.Durations;
import dev.crossdock.review.cluster.Check;
import dev.crossdock.review.cluster.Expiry;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.GroupState;
import dev.crossdock.review.cluster.Lag;
import dev.crossdock.review.cluster.Severity;
import dev.crossdock.review.cluster.TopicState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Groups are those that contracts name, they read, and they are not so far behind that they lose records. */
final class GroupChecks {

    static final List<Check<Situation>> ALL = List.of(
            new Check<>(Expiry.RULES, GroupChecks::expiry),
            Check.of("lag-beyond-outage", GroupChecks::outage),
            Check.of("group-undeclared", GroupChecks::undeclared),
            Check.of("group-never-read", GroupChecks::neverRead));

    private GroupChecks() {}

    private static Stream<Finding> expiry(Situation situation) {
        return situation.eachTopic((declared, topic) -> situation.now().readersOf(topic.name()).stream()
                .filter(group -> situation.declares(group, topic.name()))
                .flatMap(group -> Expiry.of(group, topic, declared.workload(), situation.at()).stream()));
    }

    private static Stream<Finding> outage(String rule, Situation situation) {
        return situation.eachTopic((declared, topic) -> situation
                .consumers(declared)
                .flatMap(reader -> declared.contract().longestOutage(reader).stream()
                        .flatMap(longest ->
                                Optional.ofNullable(situation.now().groups().get(reader.group()))
                                        .flatMap(group -> outage(
                                                rule, situation.at(), declared.workload(), topic, group, longest))
                                        .stream())));
    }

    private static Optional<Finding> outage(
            String rule, Instant at, String workload, TopicState topic, GroupState group, Duration longest) {
        Lag lag = Lag.of(group, topic);
        return lag.age(at)
                .filter(age -> age.compareTo(longest) > 0)
                .map(age -> Finding.of(rule, Severity.WARNING, group.name() + "/" + topic.name())
                        .in(workload)
                        .saying(group.name() + " is further behind in " + topic.name()
                                + " than its contract allows for")
                        .with("lagRecords", lag.records())
                        .with("lagTime", Durations.text(Duration.ofSeconds(age.toSeconds())))
                        .with("oldestUnread", String.valueOf(lag.oldestUnread()))
                        .with("longestOutage", Durations.text(longest))
                        .advise("Resume or repair the group (./crossdock groups); retention was chosen for shorter"
                                + " absences."));
    }

    private static Stream<Finding> undeclared(String rule, Situation situation) {
        return situation.now().groups().values().stream().flatMap(group -> {
            List<String> topics = group.topics().stream()
                    .filter(topic -> !situation.declares(group, topic))
                    .toList();
            return topics.isEmpty()
                    ? Stream.empty()
                    : Stream.of(Finding.of(rule, Severity.WARNING, group.name())
                            .saying("the group " + group.name() + " reads " + String.join(", ", topics)
                                    + " and no contract names it")
                            .with("topics", topics)
                            .with("members", group.members())
                            .advise(
                                    "Name it as a consumer in the contract with its longest outage, or stop it and delete"
                                            + " it with kafka-consumer-groups --delete."));
        });
    }

    /** Only what was so the time before as well: a group needs a moment to come. */
    private static Stream<Finding> neverRead(String rule, Situation situation) {
        return situation.eachTopic((declared, topic) -> situation
                .consumers(declared)
                .filter(reader -> topic.produced() > 0)
                .filter(reader -> situation
                        .before(topic.name())
                        .filter(before -> before.produced() > 0)
                        .isPresent())
                .filter(reader -> !situation.readersEver(topic.name()).contains(reader.group()))
                .map(reader -> Finding.of(rule, Severity.WARNING, reader.group() + "/" + topic.name())
                        .in(declared.workload())
                        .saying(reader.group() + " is declared as a reader of " + topic.name()
                                + " and has never read it")
                        .with("records", topic.retained())
                        .with("otherReaders", List.copyOf(situation.readersEver(topic.name())))
                        .advise("Start the group, or take it out of the contract.")));
    }
}
