package dev.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.platform.DeclaredEndpoints.Endpoint;
import dev.crossdock.stack.testing.Platform;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every endpoint called as every role and as a stranger; who may is read from what the endpoint declares, so a new one is
 * covered when it is there. What an allowed caller gets is not looked at, only that it is no refusal.
 */
class RolesIT {

    private static final List<String> ROLES =
            List.of("support-agent", "fraud-analyst", "operator", "data-engineer", "auditor", "producer");

    private final Platform platform = Platform.running();

    static Stream<Endpoint> api() throws IOException {
        return DeclaredEndpoints.ofTheApi().stream();
    }

    static Stream<Endpoint> pages() throws IOException {
        return DeclaredEndpoints.ofTheConsole().stream();
    }

    @Test
    void there_is_something_to_test() throws IOException {
        assertThat(DeclaredEndpoints.ofTheApi())
                .extracting(Endpoint::toString)
                .contains("GET /api/audit", "DELETE /api/customers/987654321012345678", "POST /api/events");
        assertThat(DeclaredEndpoints.ofTheConsole())
                .extracting(Endpoint::path)
                .contains("/console/audit.xhtml", "/console/overview.xhtml");
    }

    @ParameterizedTest
    @MethodSource("api")
    void an_endpoint_answers_those_whom_it_declares(Endpoint endpoint) {
        assertThat(endpoint.open() || !endpoint.roles().isEmpty())
                .as("declares who may call it")
                .isTrue();
        if (!endpoint.open()) {
            assertThat(call("", endpoint)).as("a stranger").isEqualTo(401);
        }
        for (String role : ROLES) {
            int status = call(role, endpoint);
            if (endpoint.open() || endpoint.roles().contains(role)) {
                assertThat(status).as(role).isNotIn(401, 403);
            } else {
                assertThat(status).as(role).isEqualTo(403);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_opens_to_those_whom_it_declares(Endpoint page) {
        assertThat(page.roles()).as("declares who may see it").isNotEmpty();
        assertThat(call("", page)).as("a stranger is shown to the sign-in").isIn(302, 303);
        for (String role : ROLES) {
            int status = call(role, page);
            if (page.roles().contains(role)) {
                // A page about something that is not named may say that there is no such thing.
                assertThat(status).as(role).isIn(200, 404);
            } else {
                assertThat(status).as(role).isEqualTo(403);
            }
        }
    }

    private int call(String role, Endpoint endpoint) {
        return platform.call(role, endpoint.method(), endpoint.path(), endpoint.contentType())
                .statusCode();
    }
}
