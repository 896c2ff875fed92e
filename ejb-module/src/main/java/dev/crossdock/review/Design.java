package dev.crossdock.review;

import dev.crossdock.review.KnownFacts.Listing;
import java.util.List;
import java.util.Set;

/** What the rules recommend beside what the description declares, as facts for the rules that approve. */
final class Design {

    private static final String SIMPLEST = "simplest-option";

    private Design() {}

    /** Adds the facts; a description that declares no transport is held to what is recommended. */
    static void describe(KnownFacts facts, Workflow workflow, List<String> asked) {
        List<String> recommended = workflow.recommendation();
        boolean settled = workflow.isSettled();
        List<String> contradictions =
                workflow.contradictions().stream().map(Rules.Contradiction::id).toList();
        facts.derive("review.recommendation", new Listing(recommended, settled))
                .derive("review.contradictions", new Listing(contradictions, true));
        if (asked.isEmpty()) {
            facts.derive("design.transports", new Listing(recommended, settled));
        } else {
            facts.derive("design.transports", new Listing(asked, true))
                    .derive("design.missing", new Listing(missing(workflow, asked), settled))
                    // As long as a rule is open, it may still call for what now looks like too much.
                    .derive("design.surplus", new Listing(settled ? surplus(workflow, asked) : List.of(), settled));
        }
    }

    private static List<String> missing(Workflow workflow, List<String> asked) {
        return workflow.recommendation().stream()
                .filter(transport -> !transport.equals(SIMPLEST) && !workflow.isServed(transport, asked))
                .toList();
    }

    private static List<String> surplus(Workflow workflow, List<String> asked) {
        Set<String> tolerated = workflow.tolerated();
        return asked.stream()
                .filter(transport -> !workflow.recommendation().contains(transport) && !tolerated.contains(transport))
                .toList();
    }
}
