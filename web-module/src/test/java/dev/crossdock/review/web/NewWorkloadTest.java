package dev.crossdock.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.review.Questionnaire.Question;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NewWorkloadTest {

    private final NewWorkload page = new NewWorkload();

    @BeforeEach
    void open() {
        page.reviewer = new Reviewer();
        page.reviewer.start();
        page.begin();
    }

    @Test
    void before_the_first_answer_nothing_is_recommended() {
        assertThat(page.getAnswered()).isZero();
        assertThat(page.getYaml()).isEqualTo("workload: new-workload\n");
        assertThat(page.getReport()).isNotNull();
        assertThat(page.getReport().recommendation()).isEmpty();
    }

    @Test
    void an_answer_changes_the_recommendation() {
        answer("needs.oneJobOneWorker", "true");

        assertThat(page.getReport().recommendation()).contains("queue-broker");
        assertThat(page.getReport().decidedBy()).contains("one-worker");
        assertThat(page.getAnswered()).isEqualTo(1);
    }

    @Test
    void an_answer_that_cannot_be_read_is_named_with_its_question() {
        answer("needs.payload.max", "huge");

        assertThat(page.getReport()).isNull();
        assertThat(page.getProblems())
                .singleElement()
                .asString()
                .startsWith("How large is the largest record? expects a size such as")
                .endsWith("here is 'huge'");
    }

    @Test
    void an_answer_without_the_one_it_belongs_to_asks_for_that() {
        answer("needs.ordering.key", "customerId");

        assertThat(page.getProblems())
                .containsExactly("Which records must stay in order: none, those of one key, or all? is missing");
    }

    @Test
    void choices_taken_together_are_one_answer() {
        Answer compared = page.answer(question("decision.alternativesCompared"));
        compared.setChosen(List.of("rabbitmq", "pulsar"));
        page.answered();

        assertThat(compared.getChosen()).containsExactly("rabbitmq", "pulsar");
        assertThat(page.getProblems()).isEmpty();
        assertThat(page.getYaml()).contains("rabbitmq").contains("pulsar");
    }

    @Test
    void what_can_be_saved_is_what_was_reviewed() {
        page.setName("invoices");
        answer("needs.replay", "false");

        String content = page.getDownload().replaceFirst("^[^,]*,", "");
        assertThat(new String(Base64.getDecoder().decode(content), StandardCharsets.UTF_8))
                .isEqualTo(page.getYaml())
                .startsWith("workload: invoices\n");
        assertThat(page.getFileName()).isEqualTo("invoices.workload.yaml");
    }

    @Test
    void a_name_that_is_none_is_told() {
        page.setName("My Workload");
        page.answered();

        assertThat(page.getProblems()).singleElement().asString().startsWith("Name expects a name in lower case");
        assertThat(page.getFileName()).isEqualTo("new-workload.workload.yaml");
    }

    private void answer(String place, String text) {
        page.answer(question(place)).setText(text);
        page.answered();
    }

    private Question question(String place) {
        return page.getGroups().stream()
                .flatMap(group -> group.questions().stream())
                .filter(question -> question.place().equals(place))
                .findFirst()
                .orElseThrow();
    }
}
