package dev.crossdock.review.live;

import static dev.crossdock.review.live.LiveRules.LIVE;

import dev.crossdock.contract.Durations;
import dev.crossdock.review.cluster.Check;
import dev.crossdock.review.cluster.Expiry;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.Finding.Draft;
import dev.crossdock.review.cluster.GroupSnapshot;
import dev.crossdock.review.cluster.Lag;
import dev.crossdock.review.cluster.TopicSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Groups are those that contracts name, they read, and they are not so far behind that they lose records. */
final class GroupChecks {

    static final List<Check<Situation>> ALL = List.of(
            LIVE.check("lag-beyond-outage", GroupChecks::outage),
            LIVE.check("group-undeclared", GroupChecks::undeclared),
            LIVE.check("group-never-read", GroupChecks::neverRead));

    private GroupChecks() {}

    static Stream<Expiry.Reader> readers(Situation situation) {
        return situation.eachTopic((declared, topic) -> situation.now().readersOf(topic.name()).stream()
                .filter(group -> situation.declares(group, topic.name()))
                .map(group -> new Expiry.Reader(group, topic, declared.workload(), situation.at())));
    }

    private static Stream<Draft> outage(Situation situation) {
        return situation.eachTopic((declared, topic) -> situation
                .consumers(declared)
                .flatMap(reader -> declared.contract().longestOutage(reader).stream()
                        .flatMap(longest -> Optional.ofNullable(
                                        situation.now().groups().get(reader.group()))
                                .stream()
                                .flatMap(group -> outage(situation, declared, topic, group, longest)))));
    }

    private static Stream<Draft> outage(
            Situation situation,
            Situation.Declared declared,
            TopicSnapshot topic,
            GroupSnapshot group,
            Duration longest) {
        Lag lag = Lag.of(group, topic);
        return lag.age(situation.at()).filter(age -> age.compareTo(longest) > 0).stream()
                .map(age -> ofReader(group.name(), declared)
                        .with("lagRecords", lag.records())
                        .with("lagTime", Durations.text(Duration.ofSeconds(age.toSeconds())))
                        .with("oldestUnread", String.valueOf(lag.oldestUnread()))
                        .with("longestOutage", Durations.text(longest)));
    }

    private static Stream<Draft> undeclared(Situation situation) {
        return situation.now().groups().values().stream().flatMap(group -> {
            List<String> topics = group.topics().stream()
                    .filter(topic -> !situation.declares(group, topic))
                    .toList();
            return topics.isEmpty()
                    ? Stream.empty()
                    : Stream.of(
                            Finding.about(group.name()).with("topics", topics).with("members", group.members()));
        });
    }

    /** Only what was so the time before as well: a group needs a moment to come. */
    private static Stream<Draft> neverRead(Situation situation) {
        return situation.eachTopic((declared, topic) -> situation
                .consumers(declared)
                .filter(reader -> topic.produced() > 0 && situation.hadRecords(topic.name()))
                .filter(reader -> !situation.readersEver(topic.name()).contains(reader.group()))
                .map(reader -> ofReader(reader.group(), declared)
                        .with("records", topic.retained())
                        .with("otherReaders", List.copyOf(situation.readersEver(topic.name())))));
    }

    private static Draft ofReader(String group, Situation.Declared declared) {
        return Finding.about(group + "/" + declared.name())
                .in(declared.workload())
                .saying("group", group)
                .saying("topic", declared.name());
    }
}
