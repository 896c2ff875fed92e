package dev.crossdock.review.live;

import dev.crossdock.review.cluster.Check;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.GroupState;
import dev.crossdock.review.cluster.QueueSigns;
import dev.crossdock.review.cluster.Severity;
import dev.crossdock.review.cluster.TopicState;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Workloads use their transport for what it was chosen for. */
final class UsageChecks {

    static final List<Check<Situation>> ALL = List.of(
            Check.of("fan-out-single-reader", UsageChecks::singleReader),
            Check.of("topic-used-as-queue", UsageChecks::queue));

    private UsageChecks() {}

    private static Stream<Finding> singleReader(String rule, Situation situation) {
        return situation.eachTopic((declared, topic) -> {
            Set<String> readers = situation.readersEver(topic.name());
            boolean wasSoBefore = situation
                    .before(topic.name())
                    .filter(before -> before.produced() > 0)
                    .isPresent();
            if (!Boolean.TRUE.equals(declared.contract().needs().independentReaders())
                    || readers.size() != 1
                    || !wasSoBefore) {
                return Stream.empty();
            }
            return Stream.of(declared.finding(rule, Severity.INFO)
                    .saying(topic.name() + " was declared for independent readers and only ever had "
                            + readers.iterator().next())
                    .with("readers", List.copyOf(readers))
                    .with("records", topic.produced())
                    .advise("If nobody else will come, ask whether a queue or a direct call would do; else wait for"
                            + " them."));
        });
    }

    private static Stream<Finding> queue(String rule, Situation situation) {
        return situation.now().topics().values().stream().flatMap(topic -> queue(rule, situation, topic));
    }

    private static Stream<Finding> queue(String rule, Situation situation, TopicState topic) {
        List<GroupState> readers = situation.now().readersOf(topic.name());
        QueueSigns signs = QueueSigns.of(topic, readers);
        if (situation.readersEver(topic.name()).size() != 1 || !signs.suffice()) {
            return Stream.empty();
        }
        return Stream.of(Finding.of(rule, Severity.WARNING, topic.name())
                .in(situation
                        .declared(topic.name())
                        .map(Situation.Declared::workload)
                        .orElse(null))
                .saying(topic.name() + " is used like a queue")
                .with("readers", readers.stream().map(GroupState::name).toList())
                .with("signs", signs.all())
                .advise(
                        "Give one job to one worker with a queue broker: it acknowledges, retries and prioritises single"
                                + " messages."));
    }
}
