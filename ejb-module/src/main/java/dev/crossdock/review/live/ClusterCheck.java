package dev.crossdock.review.live;

import dev.crossdock.review.cluster.Finding;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One thing that is looked at.
 *
 * @param rules the identifiers of what it may find
 * @param look finds it, a pure function
 */
record ClusterCheck(List<String> rules, Function<Situation, Stream<Finding>> look) {

    static ClusterCheck of(String rule, Function<Situation, Stream<Finding>> look) {
        return new ClusterCheck(List.of(rule), look);
    }
}
