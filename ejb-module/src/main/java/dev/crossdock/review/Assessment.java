package dev.crossdock.review;

import dev.crossdock.contract.Transport;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.review.Report.FollowOn;
import dev.crossdock.review.Report.Item;
import dev.crossdock.review.Report.Mistake;
import dev.crossdock.review.Report.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The review of one workload, from the answers to the report. */
final class Assessment {

    private final Rules rules;
    private final WorkloadContract contract;
    private final KnownFacts facts;
    private final Workflow workflow;
    private final List<String> asked;
    private final Comparison comparison;
    private final List<String> recommendation;
    private final List<String> decidedBy;
    private final List<FollowOn> followOn = new ArrayList<>();
    private final Set<String> unanswered = new LinkedHashSet<>();

    Assessment(Rules rules, WorkloadContract contract) {
        this.rules = rules;
        this.contract = contract;
        facts = ContractFacts.of(contract);
        workflow = new Workflow(rules, facts);
        asked = contract.transport().stream().map(Transport::id).toList();
        recommendation = new ArrayList<>(workflow.recommendation());
        decidedBy = new ArrayList<>(workflow.decidedBy());
        Design.describe(facts, workflow, asked);
        comparison = new Comparison(rules, facts, workflow.recommendation());
    }

    Report report() {
        workflow.steps().stream()
                .filter(step -> step.outcome() == Outcome.UNKNOWN)
                .forEach(step -> unanswered.addAll(workflow.unknown(rules.condition(step.rule()))));
        if (holds(rules.followOnWhen())) {
            rules.followOn().forEach(this::followOn);
        }
        List<Item> checklist = checklist();
        List<Mistake> mistakes = mistakes();
        return new Report(
                contract.workload(),
                rules.version(),
                recommendation.stream().distinct().toList(),
                decidedBy,
                asked,
                workflow.steps(),
                contradictions(),
                followOn,
                new Effects(rules, facts, workflow, checklist, followOn).ofAnswers(),
                checklist,
                mistakes.stream().map(Mistake::id).toList(),
                mistakes,
                questions(),
                changes(checklist),
                comparison.requirements(),
                comparison.alternatives());
    }

    /** Settles one question for a stream; its answer may call for more than the workflow did. */
    private void followOn(Rules.Question question) {
        List<Rules.Effect> effects = question.effects().stream()
                .filter(effect -> holds(effect.when()))
                .toList();
        followOn.add(answered(question, effects));
        List<String> more =
                effects.stream().flatMap(effect -> effect.recommend().stream()).toList();
        if (!more.isEmpty()) {
            decidedBy.add(question.id());
            recommendation.addAll(more);
        }
    }

    private boolean holds(RuleCondition condition) {
        return rules.test(condition, facts) == Verdict.YES;
    }

    private List<Report.Contradiction> contradictions() {
        return workflow.contradictions().stream()
                .map(contradiction -> new Report.Contradiction(
                        contradiction.id(), facts.fill(contradiction.question()), contradiction.suspends()))
                .toList();
    }

    private FollowOn answered(Rules.Question question, List<Rules.Effect> effects) {
        boolean needed = question.notNeededWhen() == null || !holds(question.notNeededWhen());
        if (needed) {
            question.facts().stream().filter(fact -> facts.find(fact).isEmpty()).forEach(unanswered::add);
        }
        String answer = question.facts().stream().map(facts::text).collect(Collectors.joining(", "));
        String effect = effects.stream().map(one -> facts.fill(one.effect())).collect(Collectors.joining(" "));
        return new FollowOn(question.id(), question.question(), needed ? answer : "not needed", effect);
    }

    private List<Item> checklist() {
        return rules.checklist().stream()
                .filter(item -> item.appliesWhen() == null || holds(item.appliesWhen()))
                .map(this::item)
                .toList();
    }

    private Item item(Rules.Item item) {
        return switch (rules.test(item.pass(), facts)) {
            case YES -> new Item(item.item(), item.title(), Item.Result.PASSED, facts.fill(item.passed()));
            case NO -> new Item(item.item(), item.title(), Item.Result.FAILED, facts.fill(item.failed()));
            case UNKNOWN -> {
                List<String> waitsFor = workflow.unknown(item.pass());
                unanswered.addAll(waitsFor);
                yield new Item(
                        item.item(), item.title(), Item.Result.UNKNOWN, "Open: " + String.join(", ", waitsFor) + ".");
            }
        };
    }

    private List<Mistake> mistakes() {
        return rules.mistakes().stream()
                .filter(mistake -> holds(mistake.when()))
                .map(mistake -> new Mistake(mistake.id(), mistake.title(), mistake.advice()))
                .toList();
    }

    private List<String> questions() {
        return Stream.concat(
                        workflow.contradictions().stream().map(one -> facts.fill(one.question())),
                        unanswered.stream().map(fact -> rules.questions().get(fact)))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private List<String> changes(List<Item> checklist) {
        Set<String> failed = checklist.stream()
                .filter(item -> item.result() == Item.Result.FAILED)
                .map(Item::item)
                .collect(Collectors.toSet());
        Stream<String> items = rules.checklist().stream()
                .filter(item -> failed.contains(item.item()))
                .map(Rules.Item::change);
        return Stream.concat(items, comparison.shortcomings(asked)).toList();
    }
}
