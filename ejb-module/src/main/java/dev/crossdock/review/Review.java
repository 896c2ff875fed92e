package dev.crossdock.review;

import dev.crossdock.review.Report.Alternative;
import dev.crossdock.review.Report.FollowOn;
import dev.crossdock.review.Report.Item;
import dev.crossdock.review.Report.Mistake;
import dev.crossdock.review.Report.Outcome;
import dev.crossdock.review.Report.Step;
import dev.crossdock.review.Rules.Candidate;
import dev.crossdock.review.Rules.Fit;
import dev.crossdock.review.Rules.Requirement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides by rules which transport fits a workload, and says why; the same contract always gets the same report. */
public final class Review {

    private static final String SIMPLEST = "simplest-option";

    private final Rules rules = Rules.load();

    /** Reviews one workload. */
    public Report of(WorkloadContract contract) {
        return new One(rules, contract).report();
    }

    /** The review of one workload, from the answers to the report. */
    private static final class One {

        private final Rules rules;
        private final WorkloadContract contract;
        private final Facts facts;
        private final Workflow workflow;
        private final List<String> asked;
        private final Set<String> unanswered = new LinkedHashSet<>();

        One(Rules rules, WorkloadContract contract) {
            this.rules = rules;
            this.contract = contract;
            facts = ContractFacts.of(contract);
            workflow = new Workflow(rules, facts);
            asked = contract.transport().stream().map(Transport::id).toList();
        }

        Report report() {
            compareWithDesign();
            workflow.steps().stream()
                    .filter(step -> step.outcome() == Outcome.UNKNOWN)
                    .forEach(step -> unanswered.addAll(workflow.unknown(rules.condition(step.rule()))));
            List<FollowOn> followOn = new ArrayList<>();
            List<String> recommendation = new ArrayList<>(workflow.recommendation());
            List<String> decidedBy = new ArrayList<>(decidedBy());
            if (holds(rules.followOnWhen())) {
                rules.followOn().forEach(question -> {
                    List<Rules.Effect> effects = effects(question);
                    followOn.add(answered(question, effects));
                    if (effects.stream().anyMatch(effect -> !effect.recommend().isEmpty())) {
                        decidedBy.add(question.id());
                        effects.forEach(effect -> recommendation.addAll(effect.recommend()));
                    }
                });
            }
            List<Item> checklist = checklist();
            List<Requirement> required = rules.requirements().stream()
                    .filter(requirement -> holds(requirement.when()))
                    .toList();
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
                    changes(checklist, required),
                    required.stream().map(Requirement::title).toList(),
                    alternatives(required));
        }

        /** Adds what is recommended, what is declared and how they differ to the facts. */
        private void compareWithDesign() {
            List<String> recommended = workflow.recommendation();
            boolean settled = workflow.isSettled();
            facts.derive("review.recommendation", new Facts.Listing(recommended, settled));
            facts.derive(
                    "review.contradictions",
                    new Facts.Listing(
                            workflow.contradictions().stream()
                                    .map(Rules.Contradiction::id)
                                    .toList(),
                            true));
            if (asked.isEmpty()) {
                facts.derive("design.transports", new Facts.Listing(recommended, settled));
                return;
            }
            Set<String> tolerated = workflow.tolerated();
            facts.derive("design.transports", new Facts.Listing(asked, true));
            facts.derive(
                    "design.missing",
                    new Facts.Listing(
                            without(
                                    recommended,
                                    transport -> transport.equals(SIMPLEST) || workflow.isServed(transport, asked)),
                            settled));
            facts.derive(
                    "design.surplus",
                    new Facts.Listing(
                            settled
                                    ? without(
                                            asked,
                                            transport ->
                                                    recommended.contains(transport) || tolerated.contains(transport))
                                    : List.of(),
                            settled));
        }

        private static List<String> without(List<String> items, Predicate<String> which) {
            return items.stream().filter(which.negate()).toList();
        }

        private boolean holds(Condition condition) {
            return rules.test(condition, facts) == Verdict.YES;
        }

        private List<String> decidedBy() {
            return workflow.steps().stream()
                    .filter(step -> step.outcome() == Outcome.DECIDED)
                    .map(Step::rule)
                    .toList();
        }

        private List<Report.Contradiction> contradictions() {
            return workflow.contradictions().stream()
                    .map(contradiction -> new Report.Contradiction(
                            contradiction.id(), facts.fill(contradiction.question()), contradiction.suspends()))
                    .toList();
        }

        private List<Rules.Effect> effects(Rules.Question question) {
            return question.effects().stream()
                    .filter(effect -> holds(effect.when()))
                    .toList();
        }

        private FollowOn answered(Rules.Question question, List<Rules.Effect> effects) {
            boolean needed = question.notNeededWhen() == null || !holds(question.notNeededWhen());
            if (needed) {
                question.facts().stream()
                        .filter(fact -> facts.find(fact).isEmpty())
                        .forEach(unanswered::add);
            }
            String answer = question.facts().stream().map(facts::text).collect(Collectors.joining(", "));
            String effect =
                    effects.stream().map(one -> facts.fill(one.effect())).collect(Collectors.joining(" "));
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
                            item.item(),
                            item.title(),
                            Item.Result.UNKNOWN,
                            "Open: " + String.join(", ", waitsFor) + ".");
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

        private List<String> changes(List<Item> checklist, List<Requirement> required) {
            Set<String> failed = checklist.stream()
                    .filter(item -> item.result() == Item.Result.FAILED)
                    .map(Item::item)
                    .collect(Collectors.toSet());
            Stream<String> items = rules.checklist().stream()
                    .filter(item -> failed.contains(item.item()))
                    .map(Rules.Item::change);
            Stream<String> shortcomings = rules.transports().stream()
                    .filter(candidate -> asked.contains(candidate.id()))
                    .filter(candidate -> !workflow.recommendation().contains(candidate.id()))
                    .flatMap(candidate -> required.stream()
                            .filter(requirement -> fit(candidate, requirement).compareTo(Fit.LIMITED) >= 0)
                            .map(requirement -> "For %s alone the workload would have to do without this: %s."
                                    .formatted(candidate.title(), requirement.title())));
            return Stream.concat(items, shortcomings).toList();
        }

        private List<Alternative> alternatives(List<Requirement> required) {
            return rules.transports().stream()
                    .sorted(Comparator.comparing(candidate -> weakness(candidate, required)))
                    .map(candidate -> alternative(candidate, required))
                    .toList();
        }

        /** What it cannot do weighs most; of equals, the file's order stays. */
        private static int weakness(Candidate candidate, List<Requirement> required) {
            return required.stream()
                    .mapToInt(requirement -> switch (fit(candidate, requirement)) {
                        case STRONG -> 0;
                        case POSSIBLE -> 1;
                        case LIMITED -> 10;
                        case NO -> 100;
                    })
                    .sum();
        }

        private Alternative alternative(Candidate candidate, List<Requirement> required) {
            Map<String, String> fits = new LinkedHashMap<>();
            required.forEach(requirement -> fits.put(
                    requirement.title(), fit(candidate, requirement).name().toLowerCase(Locale.ROOT)));
            return new Alternative(
                    candidate.id(),
                    candidate.title(),
                    workflow.recommendation().contains(candidate.id()),
                    fits,
                    candidate.note());
        }

        private static Fit fit(Candidate candidate, Requirement requirement) {
            return candidate.fits().getOrDefault(requirement.id(), Fit.NO);
        }
    }
}
