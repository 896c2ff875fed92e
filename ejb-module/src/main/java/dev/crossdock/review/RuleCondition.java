package dev.crossdock.review;

import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a rule asks of the answers, as the rule file writes it. */
sealed interface RuleCondition {

    /**
     * Whether it holds.
     *
     * @param rules the conditions of rules that this one refers to by id
     */
    Verdict test(Facts facts, Function<String, RuleCondition> rules);

    /** The single comparisons in it, those of rules it refers to included. */
    Stream<Leaf> leaves(Function<String, RuleCondition> rules);

    /**
     * Holds if all parts do, or if one does.
     *
     * @param start what holds without any part
     * @param combined the verdict on two parts
     */
    record Several(List<RuleCondition> parts, Verdict start, BinaryOperator<Verdict> combined)
            implements RuleCondition {
        @Override
        public Verdict test(Facts facts, Function<String, RuleCondition> rules) {
            return parts.stream().map(part -> part.test(facts, rules)).reduce(start, combined);
        }

        @Override
        public Stream<Leaf> leaves(Function<String, RuleCondition> rules) {
            return parts.stream().flatMap(part -> part.leaves(rules));
        }
    }

    /** Holds if the other does not. */
    record Not(RuleCondition part) implements RuleCondition {
        @Override
        public Verdict test(Facts facts, Function<String, RuleCondition> rules) {
            return part.test(facts, rules).negated();
        }

        @Override
        public Stream<Leaf> leaves(Function<String, RuleCondition> rules) {
            return part.leaves(rules);
        }
    }

    /** Holds if that rule's condition does. */
    record Of(String rule) implements RuleCondition {
        @Override
        public Verdict test(Facts facts, Function<String, RuleCondition> rules) {
            return rules.apply(rule).test(facts, rules);
        }

        @Override
        public Stream<Leaf> leaves(Function<String, RuleCondition> rules) {
            return rules.apply(rule).leaves(rules);
        }
    }

    /** One comparison of one fact. */
    sealed interface Leaf extends RuleCondition {

        /** The fact it looks at. */
        String fact();

        /** The facts that must be known. */
        default Stream<String> facts() {
            return Stream.of(fact());
        }

        @Override
        default Stream<Leaf> leaves(Function<String, RuleCondition> rules) {
            return Stream.of(this);
        }
    }

    /** The fact is one of these values. */
    record In(String fact, List<Object> values) implements Leaf {
        @Override
        public Verdict test(Facts facts, Function<String, RuleCondition> rules) {
            return facts.find(fact)
                    .map(value -> Verdict.of(values.contains(value)))
                    .orElse(Verdict.UNKNOWN);
        }
    }

    /** The list or text of the fact is empty, or is not. */
    record Empty(String fact, boolean empty) implements Leaf {
        @Override
        public Verdict test(Facts facts, Function<String, RuleCondition> rules) {
            Verdict isEmpty = facts.find(fact).map(Empty::isEmpty).orElse(Verdict.UNKNOWN);
            return empty ? isEmpty : isEmpty.negated();
        }

        private static Verdict isEmpty(Object value) {
            if (value instanceof Facts.Listing listing) {
                return listing.isEmpty();
            }
            return Verdict.of(value.toString().isEmpty());
        }
    }

    /** The list of the fact has this in it. */
    record Contains(String fact, String item) implements Leaf {
        @Override
        public Verdict test(Facts facts, Function<String, RuleCondition> rules) {
            return facts.find(fact)
                    .map(value -> ((Facts.Listing) value).contains(item))
                    .orElse(Verdict.UNKNOWN);
        }
    }

    /**
     * The fact is above, below, at least or at most a value or another fact.
     *
     * @param value the value to compare with, null if it is a fact
     * @param other the fact to compare with, null if it is a value
     * @param times what the other fact is multiplied with
     */
    record Compare(
            String fact,
            Operator operator,
            @Nullable String value,
            @Nullable String other,
            double times) implements Leaf {

        enum Operator {
            ABOVE,
            BELOW,
            ATLEAST,
            ATMOST
        }

        @Override
        public Stream<String> facts() {
            return other == null ? Stream.of(fact) : Stream.of(fact, other);
        }

        @Override
        public Verdict test(Facts facts, Function<String, RuleCondition> rules) {
            return facts.find(fact)
                    .flatMap(mine -> bound(facts, mine).map(bound -> compare(Facts.magnitude(mine), bound)))
                    .orElse(Verdict.UNKNOWN);
        }

        private Optional<Double> bound(Facts facts, Object mine) {
            return other == null
                    ? Optional.of(Facts.magnitude(Facts.parse(String.valueOf(value), mine)))
                    : facts.find(other).map(theirs -> Facts.magnitude(theirs) * times);
        }

        private Verdict compare(double mine, double bound) {
            return Verdict.of(
                    switch (operator) {
                        case ABOVE -> mine > bound;
                        case BELOW -> mine < bound;
                        case ATLEAST -> mine >= bound;
                        case ATMOST -> mine <= bound;
                    });
        }
    }
}
