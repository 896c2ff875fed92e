package dev.crossdock.review.live;

import static dev.crossdock.review.live.LiveRules.LIVE;

import dev.crossdock.review.cluster.Check;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.Finding.Draft;
import dev.crossdock.review.cluster.GroupSnapshot;
import dev.crossdock.review.cluster.QueueSigns;
import dev.crossdock.review.cluster.TopicSnapshot;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Workloads use their transport for what it was chosen for. */
final class UsageChecks {

    static final List<Check<Situation>> ALL = List.of(
            LIVE.check("fan-out-single-reader", UsageChecks::singleReader),
            LIVE.check(
                    "topic-used-as-queue",
                    situation -> situation.now().topics().values().stream().flatMap(topic -> queue(situation, topic))));

    private UsageChecks() {}

    private static Stream<Draft> singleReader(Situation situation) {
        return situation.eachTopic((declared, topic) -> {
            Set<String> readers = situation.readersEver(topic.name());
            return Boolean.TRUE.equals(declared.contract().needs().independentReaders())
                            && readers.size() == 1
                            && situation.hadRecords(topic.name())
                    ? Stream.of(declared.draft()
                            .with("readers", List.copyOf(readers))
                            .with("records", topic.produced()))
                    : Stream.empty();
        });
    }

    private static Stream<Draft> queue(Situation situation, TopicSnapshot topic) {
        List<GroupSnapshot> readers = situation.now().readersOf(topic.name());
        QueueSigns signs = QueueSigns.of(topic, readers);
        return situation.readersEver(topic.name()).size() == 1 && signs.suffice()
                ? Stream.of(Finding.about(topic.name())
                        .in(situation
                                .declared(topic.name())
                                .map(Situation.Declared::workload)
                                .orElse(null))
                        .with(
                                "readers",
                                readers.stream().map(GroupSnapshot::name).toList())
                        .with("signs", signs.all()))
                : Stream.empty();
    }
}
