package dev.crossdock.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ProblemTest {

    @Test
    void a_parameter_problem_names_the_parameter() {
        assertThat(JsonMapper.shared().writeValueAsString(Problem.parameter("limit", "expected a number.")))
                .isEqualTo(
                        "{\"type\":\"urn:crossdock:problem:invalid-parameter\",\"title\":\"A parameter cannot be used\","
                                + "\"status\":400,\"detail\":\"Parameter 'limit': expected a number.\",\"pointer\":\"limit\"}");
    }

    @Test
    void a_problem_about_no_field_has_no_pointer() {
        assertThat(JsonMapper.shared().writeValueAsString(Problem.notFound("No customer 7.")))
                .contains("\"status\":404")
                .doesNotContain("pointer");
    }
}
