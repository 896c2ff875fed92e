package dev.crossdock.review;

import dev.crossdock.review.Report.Outcome;
import dev.crossdock.review.Report.Step;
import dev.crossdock.review.Rules.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The decision workflow: which rules hold, which give way to another, and what is recommended in the end. */
final class Workflow {

    private final Rules rules;
    private final KnownFacts facts;
    private final List<Rules.Contradiction> contradictions;
    private final List<Step> steps = new ArrayList<>();

    Workflow(Rules rules, KnownFacts facts) {
        this.rules = rules;
        this.facts = facts;
        contradictions = rules.contradictions().stream()
                .filter(contradiction -> rules.test(contradiction.when(), facts) == Verdict.YES)
                .toList();
        rules.workflow().forEach(rule -> steps.add(step(rule)));
    }

    private Step step(Rule rule) {
        Verdict verdict = rules.test(rule.when(), facts);
        List<String> by = verdict == Verdict.YES ? overriding(rule.id()) : List.of();
        Outcome outcome = switch (verdict) {
            case YES -> by.isEmpty() ? Outcome.DECIDED : Outcome.OVERRIDDEN;
            case NO -> Outcome.NOT_MET;
            case UNKNOWN -> Outcome.UNKNOWN;
        };
        String reason = switch (outcome) {
            case DECIDED -> facts.fill(rule.reason());
            case OVERRIDDEN -> "Holds, but " + String.join(" and ", by) + " takes precedence.";
            case NOT_MET -> "Does not hold" + because(rule.when()) + ".";
            case UNKNOWN -> "Open: " + String.join(", ", unknown(rule.when())) + ".";
        };
        return new Step(
                rule.id(),
                rule.section(),
                outcome,
                reason,
                outcome == Outcome.DECIDED ? rule.recommend() : List.of(),
                by);
    }

    private String because(RuleCondition condition) {
        if (condition instanceof RuleCondition.Not) {
            return ": a rule above does";
        }
        return condition
                .leaves(rules::condition)
                .filter(leaf -> rules.test(leaf, facts) == Verdict.NO)
                .map(leaf -> leaf.fact() + " is " + facts.text(leaf.fact()))
                .distinct()
                .collect(Collectors.joining(" and ", ": ", ""));
    }

    private List<String> overriding(String rule) {
        Stream<String> stronger = rules.workflow().stream()
                .filter(other -> other.overrides().contains(rule))
                .filter(other -> rules.test(other.when(), facts) == Verdict.YES)
                .map(Rule::id);
        Stream<String> suspending = contradictions.stream()
                .filter(contradiction -> contradiction.suspends().contains(rule))
                .map(Rules.Contradiction::id);
        return Stream.concat(stronger, suspending).toList();
    }

    /** The facts that a condition waits for. */
    List<String> unknown(RuleCondition condition) {
        return condition
                .leaves(rules::condition)
                .filter(leaf -> rules.test(leaf, facts) == Verdict.UNKNOWN)
                .flatMap(RuleCondition.Leaf::facts)
                .filter(fact -> facts.find(fact).isEmpty() || isOpenList(fact))
                .filter(rules.questions()::containsKey)
                .distinct()
                .toList();
    }

    private boolean isOpenList(String fact) {
        return facts.find(fact)
                .filter(value -> value instanceof KnownFacts.Listing listing && !listing.complete())
                .isPresent();
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    List<Rules.Contradiction> contradictions() {
        return contradictions;
    }

    /** Whether every rule is settled, so that no answer more can add a transport. */
    boolean isSettled() {
        return steps.stream().noneMatch(step -> step.outcome() == Outcome.UNKNOWN);
    }

    /** What the rules recommend, in the order of the workflow. */
    List<String> recommendation() {
        return decided().flatMap(rule -> rule.recommend().stream()).distinct().toList();
    }

    /** The rules that recommend it. */
    List<String> decidedBy() {
        return decided().map(Rule::id).toList();
    }

    /** What may stand beside it without being called for. */
    Set<String> tolerated() {
        Set<String> tolerated = new LinkedHashSet<>();
        decided().forEach(rule -> {
            tolerated.addAll(rule.mayUse());
            rule.recommend().forEach(transport -> tolerated.addAll(substitutes(transport)));
        });
        return tolerated;
    }

    /** Whether what is there does for a recommended transport. */
    boolean isServed(String transport, List<String> design) {
        return design.contains(transport) || substitutes(transport).stream().anyMatch(design::contains);
    }

    private List<String> substitutes(String transport) {
        return rules.standsFor().getOrDefault(transport, List.of());
    }

    private Stream<Rule> decided() {
        return rules.workflow().stream().filter(rule -> outcome(rule.id()) == Outcome.DECIDED);
    }

    Outcome outcome(String rule) {
        return steps.stream()
                .filter(step -> step.rule().equals(rule))
                .findFirst()
                .orElseThrow()
                .outcome();
    }
}
