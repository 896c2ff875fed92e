package dev.crossdock.review;

import dev.crossdock.review.Report.Effect;
import dev.crossdock.review.Report.FollowOn;
import dev.crossdock.review.Report.Item;
import dev.crossdock.review.Rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says of every answer what it did: which rules it decided or ruled out, which items it settled. */
final class Effects {

    private final Rules rules;
    private final KnownFacts facts;
    private final Workflow workflow;
    private final List<Item> checklist;
    private final List<FollowOn> followOn;

    Effects(Rules rules, KnownFacts facts, Workflow workflow, List<Item> checklist, List<FollowOn> followOn) {
        this.rules = rules;
        this.facts = facts;
        this.workflow = workflow;
        this.checklist = checklist;
        this.followOn = followOn;
    }

    List<Effect> ofAnswers() {
        return facts.answers().stream()
                .map(fact -> new Effect(fact, facts.text(fact), effects(fact)))
                .filter(effect -> !effect.effects().isEmpty())
                .toList();
    }

    private List<String> effects(String fact) {
        List<String> effects = new ArrayList<>();
        rules.workflow().forEach(rule -> onRule(rule, fact).ifPresent(effects::add));
        rules.followOn().stream()
                .filter(question -> question.facts().contains(fact))
                .flatMap(question -> followOn.stream()
                        .filter(answered -> answered.id().equals(question.id())
                                && !answered.effect().isEmpty()))
                .forEach(answered -> effects.add(answered.id() + ": " + answered.effect()));
        for (Rules.Item item : rules.checklist()) {
            if (mentions(item.pass(), fact)) {
                checklist.stream()
                        .filter(done -> done.item().equals(item.item()))
                        .forEach(done -> effects.add("checklist " + done.item() + ": "
                                + done.result().name().toLowerCase(Locale.ROOT)));
            }
        }
        return effects;
    }

    private Optional<String> onRule(Rule rule, String fact) {
        if (!(rule.when() instanceof RuleCondition.Not) && mentions(rule.when(), fact)) {
            boolean speaksFor = rule.when()
                    .leaves(rules::condition)
                    .filter(leaf -> leaf.fact().equals(fact))
                    .anyMatch(leaf -> rules.test(leaf, facts) == Verdict.YES);
            return Optional.of(onRule(rule, speaksFor));
        }
        return Optional.empty();
    }

    private String onRule(Rule rule, boolean speaksFor) {
        return switch (workflow.outcome(rule.id())) {
            case DECIDED -> (speaksFor ? "decides " : "does not stop ") + rule.id();
            case OVERRIDDEN -> "would decide " + rule.id() + ", which is overridden";
            case NOT_MET -> speaksFor ? "is not enough for " + rule.id() : "rules out " + rule.id();
            case UNKNOWN -> (speaksFor ? "speaks for " : "does not settle ") + rule.id() + ", which is open";
        };
    }

    private boolean mentions(RuleCondition condition, String fact) {
        return condition.leaves(rules::condition).anyMatch(leaf -> leaf.facts().anyMatch(fact::equals));
    }
}
