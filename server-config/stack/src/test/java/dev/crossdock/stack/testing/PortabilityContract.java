package dev.crossdock.stack.testing;

import static dev.crossdock.stack.testing.Platform.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the application does on every server it is made for; each server's tests inherit it. */
public abstract class PortabilityContract {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Platform platform = Platform.running();

    @Test
    void it_is_ready() {
        HttpResponse<String> health = platform.get("", "/health/ready");

        assertThat(health.statusCode()).as(health.body()).isEqualTo(200);
    }

    @Test
    void a_batch_of_changes_becomes_profiles() {
        String one = aCustomer();
        String other = aCustomer();

        HttpResponse<String> accepted = platform.events(List.of(profile(one, 1), profile(other, 1), profile(one, 2)));

        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        await().atMost(SOON).until(() -> revisionOf(one) == 2 && revisionOf(other) == 1);
        JsonNode found = platform.json("support-agent", "/api/customers/" + one);
        assertThat(found.get("email").asString()).isEqualTo(one + ".r2@example.org");
    }

    @Test
    void each_role_may_do_what_is_its_own_only() {
        assertThat(platform.get("", "/api/customers/nobody").statusCode()).isEqualTo(401);
        assertThat(platform.get("producer", "/api/customers/nobody").statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_sign_in_page_has_its_form() {
        HttpResponse<String> page = platform.get("", "/login.xhtml");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<form", "type=\"password\"", "jakarta.faces.ViewState");
    }

    @Test
    void a_stranger_is_shown_from_the_console_to_the_sign_in_page() {
        HttpResponse<String> answer = platform.get("", "/console/overview.xhtml");

        assertThat(answer.statusCode()).isIn(302, 303);
        assertThat(answer.headers().firstValue("Location").orElse("")).contains("/login.xhtml");
    }

    private long revisionOf(String customer) {
        HttpResponse<String> response = platform.get("support-agent", "/api/customers/" + customer);
        return response.statusCode() == 200
                ? Platform.JSON.readTree(response.body()).get("revision").asLong()
                : 0;
    }

    private static String aCustomer() {
        return "c" + UUID.randomUUID().toString().replace("-", "");
    }
}
