package dev.crossdock.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.InvalidContractException;
import dev.crossdock.contract.Resources;
import dev.crossdock.review.Report.Item;
import dev.crossdock.review.Report.Outcome;
import dev.crossdock.review.Report.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The table of descriptions in {@code cases.yaml}, which explains its form. */
class DecisionTableTest {

    private static final Map<String, Object> NOTHING_IN_PARTICULAR = Map.of(
            "independentReaders", false,
            "replay", false,
            "continuousStream", false,
            "oneJobOneWorker", false,
            "contentBasedRouting", false,
            "priority", false,
            "queryByField", List.of(),
            "payload", Map.of("max", "4KiB"),
            "ordering", Map.of("scope", "none"),
            "scheduledBatch", false);

    private static final List<Case> CASES =
            List.of(new YAMLMapper().readValue(Resources.bytes("dev/crossdock/review/cases.yaml"), Case[].class));

    private final Rules rules = Rules.load();
    private final Review review = new Review();
    private final Contracts contracts = new Contracts();

    record Case(
            @JsonProperty("case") String name,
            @Nullable Map<String, Object> needs,
            @Nullable Map<String, Object> only,
            @Nullable Map<String, Object> and,
            List<String> recommend,
            List<String> decidedBy,
            @Nullable List<String> overridden,
            @Nullable List<String> contradicts,
            @Nullable List<String> mistakes,
            @Nullable List<String> fails,
            @Nullable List<String> opens,
            @Nullable List<String> asks,
            @Nullable String says) {

        /** The description as somebody would send it. */
        String description() {
            Map<String, Object> description = new LinkedHashMap<>();
            description.put("workload", "described");
            if (and != null) {
                description.putAll(and);
            }
            Map<String, Object> all = new HashMap<>(needs == null ? Map.of() : NOTHING_IN_PARTICULAR);
            all.putAll(needs == null ? only : needs);
            all.values().removeIf(value -> value == null);
            description.put("needs", all);
            return JsonMapper.shared().writeValueAsString(description);
        }
    }

    @TestFactory
    Stream<DynamicTest> every_description_is_decided_as_the_table_says() {
        return CASES.stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> check(one)));
    }

    private void check(Case expected) throws InvalidContractException {
        Report report = review(expected);

        assertThat(report.recommendation()).isEqualTo(expected.recommend());
        assertThat(report.decidedBy()).isEqualTo(expected.decidedBy());
        same(expected.overridden(), steps(report, Outcome.OVERRIDDEN));
        same(
                expected.contradicts(),
                report.contradictions().stream().map(Report.Contradiction::id).toList());
        same(expected.mistakes(), report.mistakes());
        same(expected.fails(), items(report, Item.Result.FAILED));
        same(expected.opens(), items(report, Item.Result.UNKNOWN));
        for (String asked : expected.asks() == null ? List.<String>of() : expected.asks()) {
            assertThat(report.questions())
                    .anySatisfy(question -> assertThat(question).contains(asked));
        }
        if (expected.says() != null) {
            assertThat(texts(report)).anySatisfy(text -> assertThat(text).contains(expected.says()));
        }
    }

    private static void same(@Nullable List<String> expected, List<String> actual) {
        if (expected != null) {
            assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void the_table_has_at_least_sixty_descriptions() {
        assertThat(CASES).hasSizeGreaterThanOrEqualTo(60).extracting(Case::name).doesNotHaveDuplicates();
    }

    @Test
    void every_rule_decides_somewhere_in_the_table() throws InvalidContractException {
        assertThat(found(report -> steps(report, Outcome.DECIDED)))
                .containsAll(rules.workflow().stream().map(Rules.Rule::id).toList());
    }

    @Test
    void every_common_mistake_is_caught_somewhere_in_the_table() throws InvalidContractException {
        assertThat(rules.mistakes()).hasSize(10);
        assertThat(found(Report::mistakes))
                .containsAll(rules.mistakes().stream().map(Rules.Mistake::id).toList());
    }

    @Test
    void every_contradiction_is_met_somewhere_in_the_table() throws InvalidContractException {
        assertThat(found(report -> report.contradictions().stream()
                        .map(Report.Contradiction::id)
                        .toList()))
                .containsAll(rules.contradictions().stream()
                        .map(Rules.Contradiction::id)
                        .toList());
    }

    @Test
    void every_item_of_the_checklist_fails_somewhere_in_the_table() throws InvalidContractException {
        Set<String> onlyEverOpen = Set.of("governance", "order-authority");

        assertThat(found(report -> items(report, Item.Result.FAILED)))
                .containsAll(rules.checklist().stream()
                        .map(Rules.Item::item)
                        .filter(item -> !onlyEverOpen.contains(item))
                        .toList());
    }

    @Test
    void every_reason_is_written_out() throws InvalidContractException {
        for (Case one : CASES) {
            assertThat(texts(review(one))).noneMatch(text -> text.contains("{") || text.isBlank());
        }
    }

    private interface Finding {
        List<String> in(Report report);
    }

    private Set<String> found(Finding finding) throws InvalidContractException {
        List<String> found = new ArrayList<>();
        for (Case one : CASES) {
            found.addAll(finding.in(review(one)));
        }
        return found.stream().collect(Collectors.toSet());
    }

    private Report review(Case described) throws InvalidContractException {
        return review.of(contracts.read(described.description().getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> steps(Report report, Outcome outcome) {
        return report.steps().stream()
                .filter(step -> step.outcome() == outcome)
                .map(Step::rule)
                .toList();
    }

    private static List<String> items(Report report, Item.Result result) {
        return report.checklist().stream()
                .filter(item -> item.result() == result)
                .map(Item::item)
                .toList();
    }

    private static List<String> texts(Report report) {
        List<String> texts = new ArrayList<>();
        report.steps().forEach(step -> texts.add(step.reason()));
        report.checklist().forEach(item -> texts.add(item.reason()));
        report.followOn().forEach(one -> texts.add(one.answer() + " " + one.effect()));
        texts.addAll(report.questions());
        texts.addAll(report.changes());
        return texts;
    }
}
