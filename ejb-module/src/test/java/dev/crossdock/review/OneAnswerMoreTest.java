package dev.crossdock.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.InvalidContractException;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.review.Report.Outcome;
import dev.crossdock.review.Report.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;

/** Answering one more question never silently takes back what was decided. */
class OneAnswerMoreTest {

    private static final Map<String, List<?>> ANSWERS = answers();

    private final Contracts contracts = new Contracts();
    private final Review review = new Review();

    private static Map<String, List<?>> answers() {
        Map<String, List<?>> answers = new LinkedHashMap<>();
        for (String need : List.of(
                "independentReaders",
                "replay",
                "continuousStream",
                "oneJobOneWorker",
                "contentBasedRouting",
                "priority",
                "scheduledBatch",
                "realTimeValue",
                "compaction")) {
            answers.put(need, List.of(true, false));
        }
        answers.put("data", List.of("business-events", "database-changes", "log-lines", "commands", "documents"));
        answers.put("queryByField", List.of(List.of(), List.of("email")));
        answers.put(
                "payload",
                List.of(
                        Map.of("max", "4KiB"),
                        Map.of("p99", "2KiB"),
                        Map.of("p50", "1MiB"),
                        Map.of("p99", "1KiB", "max", "1GiB")));
        answers.put(
                "ordering",
                List.of(Map.of("scope", "none"), Map.of("scope", "per-key", "key", "id"), Map.of("scope", "global")));
        answers.put("latency", List.of("50ms", "1h"));
        answers.put("throughput", List.of("10/s", "100000/s"));
        answers.put("longestOutage", List.of("1h", "30d"));
        answers.put("retention", List.of("1d", "90d"));
        answers.put(
                "processing", List.of(Map.of("state", true), Map.of("state", false, "joins", false, "windows", false)));
        return answers;
    }

    @Property
    void what_was_decided_stays_or_names_what_overrode_it(
            @ForAll("descriptions") Map<String, Object> needs, @ForAll("needs") String question, @ForAll int choice)
            throws InvalidContractException {
        Map<String, Object> before = new LinkedHashMap<>(needs);
        before.remove(question);
        Map<String, Object> after = new LinkedHashMap<>(before);
        List<?> possible = ANSWERS.get(question);
        after.put(question, possible.get(Math.floorMod(choice, possible.size())));

        List<Step> earlier = review(before).steps();
        Report later = review(after);

        for (int i = 0; i < earlier.size(); i++) {
            check(earlier.get(i), later.steps().get(i), later);
        }
        assertThat(later.recommendation())
                .containsAll(later.steps().stream()
                        .flatMap(step -> step.recommend().stream())
                        .toList());
    }

    private static void check(Step earlier, Step later, Report report) {
        switch (earlier.outcome()) {
            case DECIDED, OVERRIDDEN -> {
                assertThat(later.outcome()).isIn(Outcome.DECIDED, Outcome.OVERRIDDEN);
                assertThat(later.by()).containsAll(earlier.by());
                if (later.outcome() == Outcome.OVERRIDDEN) {
                    assertThat(later.by()).isNotEmpty().isSubsetOf(holding(report));
                }
            }
            case NOT_MET -> assertThat(later.outcome()).isEqualTo(Outcome.NOT_MET);
            case UNKNOWN -> assertThat(later).isNotNull();
        }
    }

    /** The rules and contradictions that hold in a report. */
    private static List<String> holding(Report report) {
        List<String> holding = new ArrayList<>();
        report.steps().stream()
                .filter(step -> step.outcome() == Outcome.DECIDED || step.outcome() == Outcome.OVERRIDDEN)
                .forEach(step -> holding.add(step.rule()));
        report.contradictions().forEach(contradiction -> holding.add(contradiction.id()));
        return holding;
    }

    @Property(tries = 200)
    void the_same_description_gives_the_same_report(@ForAll("descriptions") Map<String, Object> needs)
            throws InvalidContractException {
        assertThat(new Review().of(contract(needs))).isEqualTo(review(needs));
    }

    @Property
    void whatever_is_unknown_is_asked(@ForAll("descriptions") Map<String, Object> needs)
            throws InvalidContractException {
        Report report = review(needs);

        boolean open = report.isOpen() || report.steps().stream().anyMatch(step -> step.outcome() == Outcome.UNKNOWN);
        assertThat(report.questions().isEmpty())
                .isEqualTo(!open && report.contradictions().isEmpty());
    }

    private Report review(Map<String, Object> needs) throws InvalidContractException {
        return review.of(contract(needs));
    }

    private WorkloadContract contract(Map<String, Object> needs) throws InvalidContractException {
        Map<String, Object> description = Map.of("workload", "described", "needs", needs);
        return contracts.read(
                JsonMapper.shared().writeValueAsString(description).getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> needs() {
        return Arbitraries.of(ANSWERS.keySet());
    }

    @Provide
    Arbitrary<Map<String, Object>> descriptions() {
        return needs().set()
                .flatMap(asked -> Arbitraries.integers()
                        .list()
                        .ofSize(asked.size())
                        .map(choices -> {
                            Map<String, Object> needs = new LinkedHashMap<>();
                            int i = 0;
                            for (String need : asked) {
                                List<?> possible = ANSWERS.get(need);
                                needs.put(need, possible.get(Math.floorMod(choices.get(i++), possible.size())));
                            }
                            return needs;
                        }));
    }
}
