package dev.crossdock.review.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crossdock.contract.ContractProblem;
import dev.crossdock.contract.InvalidContractException;
import dev.crossdock.web.Problem;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReviewsResourceTest {

    private final Reviewer reviewer = new Reviewer();

    @BeforeEach
    void start() {
        reviewer.start();
    }

    @Test
    void a_description_is_reviewed_in_yaml_and_in_json() throws InvalidContractException {
        assertThat(reviewer.review(bytes("workload: jobs\nneeds: {oneJobOneWorker: true}")))
                .isEqualTo(reviewer.review(bytes("{\"workload\": \"jobs\", \"needs\": {\"oneJobOneWorker\": true}}")));
    }

    @Test
    void every_error_is_named_and_the_first_one_is_pointed_at() {
        Problem problem = problem("workload: jobs\nneeds: {replay: maybe, retention: long}");

        assertThat(problem.type()).isEqualTo("urn:crossdock:problem:invalid-workload");
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.extensions().get("errors"))
                .asInstanceOf(InstanceOfAssertFactories.list(ContractProblem.class))
                .extracting(ContractProblem::pointer)
                .containsExactlyInAnyOrder("/needs/replay", "/needs/retention")
                .startsWith(problem.pointer());
        assertThat(problem.detail()).startsWith(problem.pointer() + ": expects");
    }

    @Test
    void what_is_no_yaml_is_a_problem_of_the_whole_description() {
        assertThat(problem("a: [").pointer()).isEmpty();
    }

    private Problem problem(String description) {
        return ReviewsResource.invalid(
                catchThrowableOfType(InvalidContractException.class, () -> reviewer.review(bytes(description))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
