package dev.crossdock.event.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.guard.GuardRail;
import dev.crossdock.event.EventError;
import dev.crossdock.event.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnswersTest {

    @Test
    void what_is_too_large_names_the_rule_and_the_way_to_documents() {
        JsonNode answer = answer(new Outcome.TooLarge(null, 300_000, 262_144));

        assertThat(answer.get("status").intValue()).isEqualTo(413);
        assertThat(answer.get("type").stringValue()).isEqualTo("urn:crossdock:problem:event-too-large");
        assertThat(answer.get("rule").stringValue()).isEqualTo("payload-over-contract");
        assertThat(answer.get("detail").stringValue()).contains("300000", "262144", "POST /api/documents");
    }

    @Test
    void an_event_against_a_guard_rail_names_it_beside_what_else_is_wrong() {
        JsonNode answer = answer(new Outcome.Rejected(
                null,
                List.of(
                        new EventError("/data/revision", "is missing"),
                        new EventError("/data/iban", "is not declared", GuardRail.UNDECLARED_PERSONAL_DATA))));

        assertThat(answer.get("status").intValue()).isEqualTo(400);
        assertThat(answer.get("rule").stringValue()).isEqualTo("undeclared-personal-data");
        assertThat(answer.at("/errors/0").has("rule")).isFalse();
        assertThat(answer.at("/errors/1/rule").stringValue()).isEqualTo("undeclared-personal-data");
    }

    @Test
    void an_event_against_its_schema_alone_names_no_rule() {
        JsonNode answer = answer(new Outcome.Rejected(null, List.of(new EventError("/data/revision", "is missing"))));

        assertThat(answer.has("rule")).isFalse();
    }

    private static JsonNode answer(Outcome outcome) {
        return JsonMapper.shared().valueToTree(Answers.answer(outcome));
    }
}
