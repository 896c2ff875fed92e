package dev.crossdock.stack.review.scan;

import java.util.List;

/**
 * A contract that a family of topics seems to follow: valid, but a draft.
 *
 * @param topics the topics it covers
 * @param yaml the contract, with what was inferred and what is to be asked as comments
 * @param inferred what was concluded, with the evidence
 * @param ask what only a person can answer
 */
public record Draft(String workload, List<String> topics, String yaml, List<Inference> inferred, List<Question> ask) {

    public Draft {
        topics = List.copyOf(topics);
        inferred = List.copyOf(inferred);
        ask = List.copyOf(ask);
    }

    /** A value and why it was chosen; the place is a JSON pointer into the contract. */
    public record Inference(String place, String value, String evidence) {}

    /** A place in the contract that is left out, and what to find out. */
    public record Question(String place, String question) {}
}
