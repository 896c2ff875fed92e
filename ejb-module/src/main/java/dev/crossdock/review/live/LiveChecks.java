package dev.crossdock.review.live;

import dev.crossdock.review.cluster.Check;
import dev.crossdock.review.cluster.Expiry;
import dev.crossdock.review.cluster.Finding;
import java.util.List;
import java.util.stream.Stream;

/** Every check of a cluster. */
final class LiveChecks {

    static final List<Check<Situation>> ALL = Stream.of(
                    TopicChecks.ALL,
                    Expiry.<Situation>checks(GroupChecks::readers),
                    GroupChecks.ALL,
                    RecordChecks.ALL,
                    UsageChecks.ALL)
            .flatMap(List::stream)
            .toList();

    private LiveChecks() {}

    /** What is not as it was declared on this cluster. */
    static List<Finding> check(Situation situation) {
        return Check.all(ALL, situation);
    }
}
