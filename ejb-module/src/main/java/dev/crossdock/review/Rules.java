package dev.crossdock.review;

import dev.crossdock.contract.Resources;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies.KebabCaseStrategy;
import tools.jackson.databind.annotation.EnumNaming;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The rules of the review, which are data: {@code review-rules.yaml} holds and explains them. */
record Rules(
        String version,
        List<Term> terms,
        List<Rule> workflow,
        List<Contradiction> contradictions,
        RuleCondition followOnWhen,
        List<Question> followOn,
        List<Item> checklist,
        List<Mistake> mistakes,
        List<Requirement> requirements,
        List<Candidate> transports,
        Map<String, List<String>> standsFor,
        Map<String, String> questions,
        Interview questionnaire) {

    private static final String RESOURCE = "dev/crossdock/review/review-rules.yaml";

    /** A condition with a name. */
    record Term(String id, RuleCondition when) {}

    /** One step of the decision workflow. */
    record Rule(
            String id,
            String section,
            RuleCondition when,
            List<String> recommend,
            List<String> mayUse,
            List<String> overrides,
            String reason) {

        Rule {
            mayUse = mayUse == null ? List.of() : List.copyOf(mayUse);
            overrides = overrides == null ? List.of() : List.copyOf(overrides);
        }
    }

    /** Answers that exclude each other. */
    record Contradiction(String id, RuleCondition when, List<String> suspends, String question) {

        Contradiction {
            suspends = suspends == null ? List.of() : List.copyOf(suspends);
        }
    }

    /** A question for candidates of a stream, the facts that answer it and what an answer means. */
    record Question(
            String id,
            String question,
            List<String> facts,
            @Nullable RuleCondition notNeededWhen,
            List<Effect> effects) {}

    /** What one answer means. */
    record Effect(RuleCondition when, String effect, List<String> recommend) {

        Effect {
            recommend = recommend == null ? List.of() : List.copyOf(recommend);
        }
    }

    /** One item of the approval checklist. */
    record Item(
            String item,
            String title,
            @Nullable RuleCondition appliesWhen,
            RuleCondition pass,
            String passed,
            String failed,
            String change) {}

    /** A common mistake. */
    record Mistake(String id, String title, RuleCondition when, String advice) {}

    /** Something a workload may require of a transport. */
    record Requirement(String id, String title, RuleCondition when) {}

    /** A transport of the comparison. */
    record Candidate(String id, String title, Map<String, Fit> fits, String note) {}

    /**
     * How a person is asked.
     *
     * @param places where an answer stands in a description, for facts that are named otherwise
     */
    record Interview(Map<String, String> places, List<Topic> groups) {

        /** Questions that belong together, by their facts. */
        record Topic(String title, List<String> ask) {}
    }

    /** How well a transport does what is required, best first. */
    @EnumNaming(KebabCaseStrategy.class)
    enum Fit {
        STRONG,
        POSSIBLE,
        LIMITED,
        NO
    }

    Rules {
        workflow = List.copyOf(workflow);
        questions = Map.copyOf(questions);
    }

    /** Reads the rules of this application. */
    static Rules load() {
        YAMLMapper yaml = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        return yaml.readValue(Resources.bytes(RESOURCE), Rules.class);
    }

    /**
     * The condition of a rule or term.
     *
     * @throws IllegalStateException if there is no such rule
     */
    RuleCondition condition(String id) {
        return Stream.concat(
                        terms.stream().filter(term -> term.id().equals(id)).map(Term::when),
                        workflow.stream().filter(rule -> rule.id().equals(id)).map(Rule::when))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the rules have no rule '" + id + "'"));
    }

    /** Whether a condition of these rules holds. */
    Verdict test(RuleCondition condition, KnownFacts facts) {
        return condition.test(facts, this::condition);
    }
}
