package dev.crossdock.work.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.queue.BrokerUnavailableException;
import dev.crossdock.web.Problem;
import dev.crossdock.work.InvalidField;
import dev.crossdock.work.InvalidJobException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WorkProblemsTest {

    private final WorkProblems problems = new WorkProblems();

    @Test
    void a_job_that_cannot_be_accepted_is_answered_with_everything_that_is_wrong() {
        JsonNode json = JsonMapper.shared()
                .valueToTree(answer(new InvalidJobException(
                        List.of(new InvalidField("/to", "is missing"), new InvalidField("/subject", "is empty")))));

        assertThat(json.path("type").asString()).isEqualTo("urn:crossdock:problem:invalid-job");
        assertThat(json.path("status").asInt()).isEqualTo(400);
        assertThat(json.path("pointer").asString()).isEqualTo("/to");
        assertThat(json.at("/errors/1/detail").asString()).isEqualTo("is empty");
        assertThat(json.propertyNames()).containsExactly("type", "title", "status", "detail", "pointer", "errors");
    }

    @Test
    void what_passes_says_when_to_come_again() {
        Problem problem = answer(new BrokerUnavailableException("no", new IllegalStateException()));

        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.headers()).containsKey("Retry-After");
    }

    private Problem answer(Exception failure) {
        return problems.answer(failure.getClass(), failure).orElseThrow();
    }
}
