package dev.crossdock.review;

import dev.crossdock.review.Report.Alternative;
import dev.crossdock.review.Rules.Candidate;
import dev.crossdock.review.Rules.Fit;
import dev.crossdock.review.Rules.Requirement;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The transports side by side, by what this workload requires of them. */
final class Comparison {

    private final List<Candidate> candidates;
    private final List<Requirement> required;
    private final List<String> recommended;

    Comparison(Rules rules, KnownFacts facts, List<String> recommended) {
        candidates = rules.transports();
        required = rules.requirements().stream()
                .filter(requirement -> rules.test(requirement.when(), facts) == Verdict.YES)
                .toList();
        this.recommended = recommended;
    }

    /** What is required, in words. */
    List<String> requirements() {
        return required.stream().map(Requirement::title).toList();
    }

    /** Every transport, best first. */
    List<Alternative> alternatives() {
        return candidates.stream()
                .sorted(Comparator.comparing(this::weakness))
                .map(this::alternative)
                .toList();
    }

    /** What the asked-for transports that are not recommended cannot do. */
    Stream<String> shortcomings(List<String> asked) {
        return candidates.stream()
                .filter(candidate -> asked.contains(candidate.id()) && !recommended.contains(candidate.id()))
                .flatMap(candidate -> required.stream()
                        .filter(requirement -> fit(candidate, requirement).compareTo(Fit.LIMITED) >= 0)
                        .map(requirement -> "For %s alone the workload would have to do without this: %s."
                                .formatted(candidate.title(), requirement.title())));
    }

    /** What it cannot do weighs most; of equals, the rule file's order stays. */
    private int weakness(Candidate candidate) {
        return required.stream()
                .mapToInt(requirement -> switch (fit(candidate, requirement)) {
                    case STRONG -> 0;
                    case POSSIBLE -> 1;
                    case LIMITED -> 10;
                    case NO -> 100;
                })
                .sum();
    }

    private Alternative alternative(Candidate candidate) {
        Map<String, String> fits = new LinkedHashMap<>();
        required.forEach(requirement ->
                fits.put(requirement.title(), fit(candidate, requirement).name().toLowerCase(Locale.ROOT)));
        return new Alternative(
                candidate.id(), candidate.title(), recommended.contains(candidate.id()), fits, candidate.note());
    }

    private static Fit fit(Candidate candidate, Requirement requirement) {
        return candidate.fits().getOrDefault(requirement.id(), Fit.NO);
    }
}
