package dev.crossdock.stack.review.scan;

import dev.crossdock.review.cluster.ClusterSnapshot;
import dev.crossdock.review.cluster.Finding;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One way to misuse Kafka that can be seen from outside.
 *
 * @param rules the identifiers of what it may find
 * @param look finds it, a pure function
 */
record Misuse(List<String> rules, Function<ClusterSnapshot, Stream<Finding>> look) {

    static Misuse of(String rule, Function<ClusterSnapshot, Stream<Finding>> look) {
        return new Misuse(List.of(rule), look);
    }
}
