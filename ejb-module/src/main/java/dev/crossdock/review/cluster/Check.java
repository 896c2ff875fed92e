package dev.crossdock.review.cluster;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One thing that is looked at.
 *
 * @param rules the identifiers of what it may find
 * @param look finds it, a pure function
 */
public record Check<S>(List<String> rules, Function<S, Stream<Finding>> look) {

    /** A check by one rule, whose identifier the look puts into what it finds. */
    public static <S> Check<S> of(String rule, BiFunction<String, S, Stream<Finding>> look) {
        return new Check<>(List.of(rule), situation -> look.apply(rule, situation));
    }

    /** Everything that these checks find. */
    public static <S> List<Finding> all(List<Check<S>> checks, S situation) {
        return checks.stream().flatMap(check -> check.look().apply(situation)).toList();
    }

    /** A share of all as people read it. */
    public static String percent(double share) {
        return Math.round(share * 100) + "%";
    }
}
