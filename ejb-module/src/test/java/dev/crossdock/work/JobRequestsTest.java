package dev.crossdock.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crossdock.work.store.NewJob;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class JobRequestsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final JobRequests requests = new JobRequests(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void what_is_left_out_has_its_usual_value_and_the_body_is_what_remains() {
        NewJob request = read(JobKind.EMAIL, "{'to': 'a@example.org', 'template': 't', 'priority': 9}");

        assertThat(request.priority()).isEqualTo(9);
        assertThat(request.tenant()).isEqualTo("default");
        assertThat(request.notBefore()).isNull();
        assertThat(JsonMapper.shared().readTree(request.body()).propertyNames())
                .containsExactlyInAnyOrder("to", "template");
    }

    @Test
    void a_job_is_about_the_customer_whom_it_names_beside_or_within_its_body() {
        String body = "'to': 'a@b.c', 'template': 't', 'model': {'order': {'customerId': 'c-1'}}";

        assertThat(read(JobKind.EMAIL, "{" + body + "}").customerId()).isEqualTo("c-1");
        assertThat(read(JobKind.EMAIL, "{'customerId': 'c-2', " + body + "}").customerId())
                .isEqualTo("c-2");
        assertThat(read(JobKind.EMAIL, "{'to': 'a@b.c', 'template': 't'}").customerId())
                .isNull();
    }

    @Test
    void times_have_a_zone_and_an_order() {
        NewJob request = read(
                JobKind.EMAIL,
                "{'to': 'a@b.c', 'template': 't', 'notBefore': '2026-03-01T15:00:00+02:00', 'deadline':"
                        + " '2026-03-01T14:00:00Z'}");

        assertThat(request.notBefore()).isEqualTo("2026-03-01T13:00:00Z");
        assertThat(request.deadline()).isEqualTo("2026-03-01T14:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'priority': 10                                      | /priority
                    'priority': 1.5                                     | /priority
                    'priority': 'high'                                  | /priority
                    'tenant': 'Not This'                                | /tenant
                    'customerId': ''                                    | /customerId
                    'customerId': 7                                     | /customerId
                    'notBefore': 'tomorrow'                             | /notBefore
                    'notBefore': '2026-03-01T12:00:00'                  | /notBefore
                    'notBefore': '2030-01-01T00:00:00Z'                 | /notBefore
                    'deadline': '2026-03-01T11:59:59Z'                  | /deadline
                    'deadline': '2026-03-01T13:00:00Z', 'notBefore': '2026-03-01T13:00:00Z' | /deadline
                    'surplus': 1                                        | /surplus
                    """)
    void each_mistake_is_named_at_its_place(String field, String pointer) {
        InvalidJobException refused = catchThrowableOfType(
                InvalidJobException.class,
                () -> read(JobKind.EMAIL, "{'to': 'a@b.c', 'template': 't', " + field + "}"));

        assertThat(refused.fields()).extracting(InvalidField::pointer).containsExactly(pointer);
        assertThat(refused.fields())
                .allSatisfy(wrong -> assertThat(wrong.detail()).isNotBlank());
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        InvalidJobException refused = catchThrowableOfType(
                InvalidJobException.class,
                () -> read(JobKind.IMAGE, "{'source': {'documentId': 'x', 'sha256': 'short'}, 'priority': -1}"));

        assertThat(refused.fields())
                .extracting(InvalidField::pointer)
                .containsExactlyInAnyOrder("/priority", "/source/sha256");
    }

    @Test
    void what_is_no_object_is_no_job() {
        for (String text : List.of("[]", "1", "null")) {
            assertThat(catchThrowableOfType(InvalidJobException.class, () -> read(JobKind.DOCUMENT, text)))
                    .hasMessageContaining("JSON object");
        }
    }

    @Test
    void ids_sort_by_the_time_they_were_made() {
        assertThat(JobIds.next(1_000)).isLessThan(JobIds.next(2_000)).matches("[0-9a-f-]{36}");
    }

    private NewJob read(JobKind kind, String json) {
        return requests.read("ada", kind, JsonMapper.shared().readTree(json.replace('\'', '"')), null);
    }
}
