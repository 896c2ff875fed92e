package dev.crossdock.review.cluster;

import dev.crossdock.review.cluster.Finding.Draft;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One thing that is looked at.
 *
 * @param rule by which something is found
 * @param look finds it, a pure function
 */
public record Check<S>(FindingRules.Rule rule, Function<S, Stream<Draft>> look) {

    /** Everything that these checks find, each once. */
    public static <S> List<Finding> all(List<Check<S>> checks, S situation) {
        return checks.stream()
                .flatMap(check -> check.look().apply(situation).map(draft -> draft.by(check.rule())))
                .distinct()
                .toList();
    }

    /** A share of all as people read it. */
    public static String percent(double share) {
        return Math.round(share * 100) + "%";
    }
}
