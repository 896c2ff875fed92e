package dev.crossdock.review;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a rule asks of the answers, as the rule file writes it; its header explains the form. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
sealed interface RuleCondition {

    /**
     * Whether it holds.
     *
     * @param rules the conditions of rules that this one refers to by id
     */
    Verdict test(KnownFacts facts, Function<String, RuleCondition> rules);

    /** The single comparisons in it, those of rules it refers to included. */
    Stream<Leaf> leaves(Function<String, RuleCondition> rules);

    /** Holds if all parts do. */
    record All(List<RuleCondition> all) implements RuleCondition {
        @Override
        public Verdict test(KnownFacts facts, Function<String, RuleCondition> rules) {
            return all.stream().map(part -> part.test(facts, rules)).reduce(Verdict.YES, Verdict::and);
        }

        @Override
        public Stream<Leaf> leaves(Function<String, RuleCondition> rules) {
            return all.stream().flatMap(part -> part.leaves(rules));
        }
    }

    /** Holds if one part does. */
    record Any(List<RuleCondition> any) implements RuleCondition {
        @Override
        public Verdict test(KnownFacts facts, Function<String, RuleCondition> rules) {
            return any.stream().map(part -> part.test(facts, rules)).reduce(Verdict.NO, Verdict::or);
        }

        @Override
        public Stream<Leaf> leaves(Function<String, RuleCondition> rules) {
            return any.stream().flatMap(part -> part.leaves(rules));
        }
    }

    /** Holds if the other does not. */
    record Not(RuleCondition not) implements RuleCondition {
        @Override
        public Verdict test(KnownFacts facts, Function<String, RuleCondition> rules) {
            return not.test(facts, rules).negated();
        }

        @Override
        public Stream<Leaf> leaves(Function<String, RuleCondition> rules) {
            return not.leaves(rules);
        }
    }

    /** Holds if that rule's condition does. */
    record Of(String rule) implements RuleCondition {
        @Override
        public Verdict test(KnownFacts facts, Function<String, RuleCondition> rules) {
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

    /** The fact is this. */
    record Is(String fact, Object is) implements Leaf {
        @Override
        public Verdict test(KnownFacts facts, Function<String, RuleCondition> rules) {
            return facts.test(fact, value -> Verdict.of(value.equals(is)));
        }
    }

    /** The fact is one of these values. */
    record In(String fact, List<Object> in) implements Leaf {
        @Override
        public Verdict test(KnownFacts facts, Function<String, RuleCondition> rules) {
            return facts.test(fact, value -> Verdict.of(in.contains(value)));
        }
    }

    /** The list or text of the fact is empty, or is not. */
    record Empty(String fact, boolean empty) implements Leaf {
        @Override
        public Verdict test(KnownFacts facts, Function<String, RuleCondition> rules) {
            Verdict isEmpty = facts.test(
                    fact,
                    value -> value instanceof KnownFacts.Listing listing
                            ? listing.isEmpty()
                            : Verdict.of(value.toString().isEmpty()));
            return empty ? isEmpty : isEmpty.negated();
        }
    }

    /** The list of the fact has this in it. */
    record Contains(String fact, String contains) implements Leaf {
        @Override
        public Verdict test(KnownFacts facts, Function<String, RuleCondition> rules) {
            return facts.test(fact, value -> ((KnownFacts.Listing) value).contains(contains));
        }
    }

    /** The fact is above, below, at least or at most this. */
    record Compare(
            String fact,
            @Nullable Bound above,
            @Nullable Bound below,
            @Nullable Bound atLeast,
            @Nullable Bound atMost) implements Leaf {

        @Override
        public Stream<String> facts() {
            return Stream.concat(Stream.of(fact), Stream.ofNullable(bound().fact()));
        }

        @Override
        public Verdict test(KnownFacts facts, Function<String, RuleCondition> rules) {
            return facts.test(
                    fact,
                    mine -> bound().of(facts, mine)
                            .map(bound -> Verdict.of(holds(Double.compare(KnownFacts.magnitude(mine), bound))))
                            .orElse(Verdict.UNKNOWN));
        }

        private Bound bound() {
            return Stream.of(above, below, atLeast, atMost)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow();
        }

        private boolean holds(int compared) {
            return (above != null && compared > 0)
                    || (below != null && compared < 0)
                    || (atLeast != null && compared >= 0)
                    || (atMost != null && compared <= 0);
        }
    }

    /**
     * What a fact is compared with: a value, or another fact.
     *
     * @param times what the other fact is multiplied with
     */
    record Bound(@Nullable String value, @Nullable String fact, double times) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Bound read(Object operand) {
            return operand instanceof Map<?, ?> other
                    ? new Bound(
                            null,
                            String.valueOf(other.get("fact")),
                            other.get("times") instanceof Number times ? times.doubleValue() : 1)
                    : new Bound(operand.toString(), null, 1);
        }

        private Optional<Double> of(KnownFacts facts, Object mine) {
            return fact == null
                    ? Optional.of(KnownFacts.magnitude(KnownFacts.parse(String.valueOf(value), mine)))
                    : facts.find(fact).map(theirs -> KnownFacts.magnitude(theirs) * times);
        }
    }
}
