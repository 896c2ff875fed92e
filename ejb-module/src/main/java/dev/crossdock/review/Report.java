package dev.crossdock.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.EnumNamingStrategies.KebabCaseStrategy;
import tools.jackson.databind.annotation.EnumNaming;

/**
 * What the review says about one workload. The same description and rules give the same report.
 *
 * @param rulesVersion the version of the rules that decided
 * @param recommendation the transports the needs call for, several for a combination, none as long as answers are missing
 *     or exclude each other
 * @param decidedBy the rules that recommended them
 * @param asked the transports the description declares or asks about
 * @param steps the decision workflow, rule by rule
 * @param followOn what remains to settle for a stream; empty if there is none
 * @param effects what each answer did
 * @param mistakes ids of the common mistakes that apply
 * @param questions what to answer next; nothing was guessed instead
 * @param changes what would have to change for the asked-for transport to fit
 * @param requirements the columns of the comparison
 * @param alternatives the transports compared by what this workload requires, best first
 */
@JsonPropertyOrder({"workload", "recommendation", "decidedBy", "checklist", "mistakes", "questions"})
public record Report(
        String workload,
        String rulesVersion,
        List<String> recommendation,
        List<String> decidedBy,
        List<String> asked,
        List<Step> steps,
        List<Contradiction> contradictions,
        List<FollowOn> followOn,
        List<Effect> effects,
        List<Item> checklist,
        List<String> mistakes,
        List<Mistake> mistakeDetails,
        List<String> questions,
        List<String> changes,
        List<String> requirements,
        List<Alternative> alternatives) {

    /** What came of a rule or an item. */
    @EnumNaming(KebabCaseStrategy.class)
    public enum Outcome {
        /** The rule recommends. */
        DECIDED,
        /** It would, but another rule or a contradiction takes precedence. */
        OVERRIDDEN,
        /** Its condition does not hold. */
        NOT_MET,
        /** An answer is missing. */
        UNKNOWN
    }

    /**
     * One rule of the workflow.
     *
     * @param section where the review explains it
     * @param by the rules or contradictions that override it
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Step(
            String rule, String section, Outcome outcome, String reason, List<String> recommend, List<String> by) {}

    /** Answers that exclude each other, and the rules that do not decide because of it. */
    public record Contradiction(String id, String question, List<String> suspends) {}

    /** A follow-on question with its answer, and what the answer means. */
    public record FollowOn(String id, String question, String answer, String effect) {}

    /** What one answer did. */
    public record Effect(String answer, String value, List<String> effects) {}

    /** One item of the checklist. */
    public record Item(String item, String title, Result result, String reason) {

        /** Whether the workload may be approved as far as this item goes. */
        @EnumNaming(KebabCaseStrategy.class)
        public enum Result {
            /** It may. */
            PASSED,
            /** It may not. */
            FAILED,
            /** An answer is missing. */
            UNKNOWN
        }
    }

    /** A common mistake that this workload makes. */
    public record Mistake(String id, String title, String advice) {}

    /**
     * One transport.
     *
     * @param fits by requirement: strong, possible, limited or no
     */
    public record Alternative(
            String transport, String title, boolean recommended, Map<String, String> fits, String note) {}

    /** Whether an item of the checklist fails. */
    @JsonIgnore
    public boolean isFailed() {
        return has(Item.Result.FAILED);
    }

    /** Whether an item of the checklist waits for an answer. */
    @JsonIgnore
    public boolean isOpen() {
        return has(Item.Result.UNKNOWN);
    }

    /** How many items of the checklist pass. */
    public long passed() {
        return checklist.stream()
                .filter(item -> item.result() == Item.Result.PASSED)
                .count();
    }

    /** What is recommended, or why nothing is yet. */
    public String decision() {
        if (!recommendation.isEmpty()) {
            return String.join(" + ", recommendation);
        }
        return contradictions.isEmpty() ? "none yet, answers are missing" : "none yet, answers exclude each other";
    }

    private boolean has(Item.Result result) {
        return checklist.stream().anyMatch(item -> item.result() == result);
    }
}
