package dev.crossdock.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.InvalidContractException;
import dev.crossdock.contract.Transport;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.review.Questionnaire.Kind;
import dev.crossdock.review.Questionnaire.Question;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers become a description, and nothing is decided on the way. */
class QuestionnaireTest {

    private final Questionnaire questionnaire = new Questionnaire();

    @Test
    void every_question_about_needs_is_asked_once() {
        Rules rules = Rules.load();
        List<String> asked = rules.questionnaire().groups().stream()
                .flatMap(group -> group.ask().stream())
                .toList();

        assertThat(asked)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(rules.questions().keySet().stream()
                        .filter(fact -> !fact.startsWith("kafka."))
                        .toList());
    }

    @Test
    void questions_are_plain_words_with_the_choices_of_the_schema() {
        assertThat(questionnaire.questions().map(Question::text)).noneMatch(text -> text.matches(".*[\\[\\]()].*"));

        assertThat(question("needs.ordering.scope").text())
                .isEqualTo("Which records must stay in order: none, those of one key, or all?");
        assertThat(question("needs.ordering.scope").choices()).containsExactly("none", "per-key", "global");
        assertThat(question("needs.replay").kind()).isEqualTo(Kind.YES_OR_NO);
        assertThat(question("needs.payload.max").hint()).isEqualTo("a size such as 800B, 4KiB, 20MiB or 2GiB");
        assertThat(question("consumers").kind()).isEqualTo(Kind.LIST);
        assertThat(question("consumers").text()).isEqualTo("Which consumer groups read it?");
        assertThat(question("transport").choices()).contains("kafka-topic", "queue-broker");
        assertThat(question("decision.alternativesCompared").kind()).isEqualTo(Kind.CHOICES);
    }

    @Test
    void what_is_not_known_is_left_out() {
        assertThat(questionnaire.describe("invoices", Map.of("needs.replay", " ")))
                .isEqualTo("workload: invoices\n");
    }

    @Test
    void answers_stand_where_the_contract_has_them() throws InvalidContractException {
        WorkloadContract contract = contract(Map.of(
                "consumers", "mail, archive",
                "needs.queryByField", "none",
                "needs.oneJobOneWorker", "true",
                "needs.replay", "false",
                "needs.payload.max", "64KiB",
                "needs.longestOutage", "1d",
                "personalData.fields", "/email, /name",
                "schemaOwner", "yes",
                "decision.alternativesCompared", "rabbitmq,kafka-topic",
                "transport", "queue-broker"));

        assertThat(contract.consumers())
                .extracting(WorkloadContract.Consumer::group)
                .containsExactly("mail", "archive");
        assertThat(contract.needs().queryByField()).isEmpty();
        assertThat(contract.needs().oneJobOneWorker()).isTrue();
        assertThat(contract.needs().replay()).isFalse();
        assertThat(contract.needs().priority()).isNull();
        assertThat(contract.personalData()).isNotNull();
        assertThat(contract.schemaOwner()).isEqualTo("yes");
        assertThat(contract.transport()).extracting(Transport::id).containsExactly("queue-broker");
        assertThat(new Review().of(contract).recommendation()).containsExactly("queue-broker");
    }

    @Test
    void texts_with_signs_of_yaml_come_through() throws InvalidContractException {
        for (String text :
                List.of("12", "true", "a: b", "# not a comment", "- item", "{x}", "*a", "null", "~", "'q'")) {
            assertThat(contract(Map.of("schemaOwner", text)).schemaOwner()).isEqualTo(text);
        }
    }

    @Test
    void every_question_can_be_answered_with_one_of_its_choices() throws InvalidContractException {
        Map<String, String> answers = new HashMap<>();
        questionnaire.questions().forEach(question -> answers.put(question.place(), anAnswerTo(question)));

        Report report = new Review().of(contract(answers));

        assertThat(report.asked()).containsExactly("kafka-topic");
        assertThat(report.effects()).extracting(Report.Effect::answer).contains("needs.data", "personalData.erasure");
    }

    private static String anAnswerTo(Question question) {
        return switch (question.kind()) {
            case YES_OR_NO -> "true";
            case CHOICE, CHOICES -> question.choices().get(0);
            case LIST -> Questionnaire.NONE;
            case TEXT ->
                switch (question.place()) {
                    case "needs.payload.max" -> "4KiB";
                    case "needs.throughput" -> "20/s";
                    case "needs.retention", "needs.longestOutage", "needs.latency" -> "30d";
                    default -> "someone";
                };
        };
    }

    private Question question(String place) {
        return questionnaire
                .questions()
                .filter(question -> question.place().equals(place))
                .findFirst()
                .orElseThrow();
    }

    private WorkloadContract contract(Map<String, String> answers) throws InvalidContractException {
        return new Contracts().read(questionnaire.describe("invoices", answers).getBytes(StandardCharsets.UTF_8));
    }
}
