package dev.crossdock.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.ContractSchema;
import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.InvalidContractException;
import dev.crossdock.contract.Resources;
import dev.crossdock.review.RuleCondition.Leaf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The rule file holds together. */
class RulesTest {

    private static final String FILE = "dev/crossdock/review/review-rules.yaml";

    private final Rules rules = Rules.load();
    private final Set<String> facts = facts();

    private static Set<String> facts() {
        try {
            KnownFacts facts = ContractFacts.of(new Contracts().read("workload: a".getBytes(StandardCharsets.UTF_8)));
            Design.describe(facts, new Workflow(Rules.load(), facts), List.of("kafka-topic"));
            return facts.names();
        } catch (InvalidContractException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void every_fact_that_a_condition_looks_at_exists() {
        assertThat(leaves().flatMap(Leaf::facts)).isNotEmpty().isSubsetOf(facts);
        assertThat(rules.followOn().stream().flatMap(question -> question.facts().stream()))
                .isSubsetOf(facts);
        assertThat(rules.questions().keySet()).isSubsetOf(facts);
    }

    @Test
    void every_fact_that_a_text_mentions_exists() {
        String text = new String(Resources.bytes(FILE), StandardCharsets.UTF_8);

        assertThat(Pattern.compile("\\{([a-zA-Z]+(?:\\.[a-zA-Z]+)*)}")
                        .matcher(text)
                        .results()
                        .map(match -> match.group(1)))
                .isNotEmpty()
                .isSubsetOf(facts);
    }

    @Test
    void what_the_workflow_or_a_follow_on_question_waits_for_is_asked() {
        Set<String> waitedFor = new TreeSet<>(rules.workflow().stream()
                .flatMap(rule -> rule.when().leaves(rules::condition))
                .flatMap(Leaf::facts)
                .toList());
        rules.followOn().forEach(question -> waitedFor.addAll(question.facts()));
        waitedFor.removeAll(List.of("needs.payload.largest"));

        assertThat(rules.questions().keySet()).containsAll(waitedFor);
    }

    @Test
    void overrides_and_suspensions_name_rules_of_the_workflow() {
        List<String> ids = rules.workflow().stream().map(Rules.Rule::id).toList();

        assertThat(rules.workflow().stream().flatMap(rule -> rule.overrides().stream()))
                .isSubsetOf(ids);
        assertThat(rules.contradictions().stream().flatMap(one -> one.suspends().stream()))
                .isSubsetOf(ids);
    }

    @Test
    void no_rule_overrides_one_above_it() {
        List<String> ids = rules.workflow().stream().map(Rules.Rule::id).toList();

        rules.workflow()
                .forEach(rule ->
                        assertThat(rule.overrides()).allMatch(other -> ids.indexOf(other) > ids.indexOf(rule.id())));
    }

    @Test
    void every_id_is_there_once() {
        assertThat(ids()).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void the_workflow_the_questions_and_the_mistakes_are_those_of_the_review() {
        assertThat(rules.workflow())
                .extracting(Rules.Rule::id)
                .startsWith(
                        "indexed-queries", "large-payloads", "one-worker", "strict-global-order", "scheduled-batch");
        assertThat(rules.followOn()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(rules.checklist()).hasSizeGreaterThanOrEqualTo(14);
        assertThat(rules.mistakes()).hasSize(10);
    }

    @Test
    void every_transport_is_rated_for_every_requirement() {
        List<String> requirements =
                rules.requirements().stream().map(Rules.Requirement::id).toList();

        assertThat(rules.transports())
                .hasSize(9)
                .allSatisfy(transport ->
                        assertThat(transport.fits().keySet()).containsExactlyInAnyOrderElementsOf(requirements));
    }

    @Test
    void the_schema_and_the_rules_know_the_same_transports() {
        JsonNode schema = new YAMLMapper().readTree(Resources.bytes(ContractSchema.RESOURCE));
        List<String> known = new ArrayList<>();
        schema.at("/$defs/transportId/enum").forEach(id -> known.add(id.asString()));

        assertThat(rules.transports()).extracting(Rules.Candidate::id).isSubsetOf(known);
        assertThat(rules.workflow().stream().flatMap(rule -> rule.recommend().stream()))
                .isSubsetOf(Stream.concat(known.stream(), Stream.of("simplest-option"))
                        .toList());
    }

    private Stream<Leaf> leaves() {
        return conditions().flatMap(condition -> condition.leaves(rules::condition));
    }

    private Stream<RuleCondition> conditions() {
        return Stream.of(
                        rules.terms().stream().map(Rules.Term::when),
                        rules.workflow().stream().map(Rules.Rule::when),
                        rules.contradictions().stream().map(Rules.Contradiction::when),
                        rules.followOn().stream()
                                .flatMap(one -> one.effects().stream())
                                .map(Rules.Effect::when),
                        rules.checklist().stream().map(Rules.Item::pass),
                        rules.mistakes().stream().map(Rules.Mistake::when),
                        rules.requirements().stream().map(Rules.Requirement::when),
                        Stream.of(rules.followOnWhen()))
                .flatMap(all -> all);
    }

    private List<String> ids() {
        return Stream.of(
                        rules.terms().stream().map(Rules.Term::id),
                        rules.workflow().stream().map(Rules.Rule::id),
                        rules.contradictions().stream().map(Rules.Contradiction::id),
                        rules.followOn().stream().map(Rules.Question::id),
                        rules.checklist().stream().map(Rules.Item::item),
                        rules.mistakes().stream().map(Rules.Mistake::id))
                .flatMap(all -> all)
                .toList();
    }
}
