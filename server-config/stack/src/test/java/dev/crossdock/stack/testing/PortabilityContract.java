package dev.crossdock.stack.testing;

import static dev.crossdock.stack.testing.Platform.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the application does on every server it is made for; each server's tests inherit it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public abstract class PortabilityContract {

    /** A deadline, not an expectation: a server that has just begun is slow. */
    static final Duration SOON = Duration.ofMinutes(2);

    private static final String BILLING = "type=Group,name=billing";

    final Platform platform = Platform.running();
    final BackgroundWork work = new BackgroundWork(platform);

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

    @Test
    void a_person_signs_in_and_sees_the_groups() {
        Visit visit = new Visit(platform.stack.url());
        var operator = platform.stack.logins().get("operator");

        visit.signIn(operator.user(), operator.password());

        HttpResponse<String> overview = visit.open("/console/overview.xhtml");
        assertThat(overview.uri().getPath()).isEqualTo("/console/overview.xhtml");
        assertThat(overview.statusCode()).isEqualTo(200);
        assertThat(overview.body()).contains("support-projection", "search-index");
        assertThat(visit.open("/console/work.xhtml").body()).contains("work.email");
        assertThat(visit.open("/console/audit.xhtml").statusCode()).isEqualTo(403);
    }

    @Test
    void what_is_wrong_is_told_in_the_same_words() {
        HttpResponse<String> refused = platform.event(profile(aCustomer(), 1).put("type", "customer.forgotten"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(Platform.JSON.readTree(refused.body()).path("type").asString())
                .startsWith("urn:crossdock:problem:");
        assertThat(platform.get("producer", "/api/nothing-here").statusCode()).isEqualTo(404);
        HttpResponse<String> unknown = platform.get("support-agent", "/api/customers/nobody");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(Platform.JSON.readTree(unknown.body()).path("detail").asString())
                .isNotEmpty();
    }

    @Test
    void meters_and_lists_have_our_names() {
        assertThat(platform.get("", "/metrics").body()).contains("crossdock_group_lag{", "jvm_memory_used_bytes");
        JsonNode groups = platform.json("operator", "/api/consumer-groups");
        assertThat(groups.toString()).contains("\"lag\"", "search-index", "\"ratePerSecond\"");
    }

    @Test
    void words_of_a_conversation_are_found() {
        String customer = aCustomer();
        String word = "parcel" + customer;
        platform.event(profile(customer, 1));

        HttpResponse<String> accepted = platform.event(conversation(customer, word));

        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        await().atMost(SOON)
                .until(() -> platform.get("support-agent", "/api/activity?text=" + word)
                        .body()
                        .contains(customer));
    }

    @Test
    void message_driven_beans_send_mails_and_write_documents() {
        String to = BackgroundWork.anAddress();

        String mail = work.submit("email", BackgroundWork.anEmail(to));
        String document = work.submit("document", BackgroundWork.anInvoice(1));

        assertThat(BackgroundWork.states(work.awaitState(mail, "done"))).containsExactly("queued", "running", "done");
        assertThat(work.mails(to))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("multipart/alternative");
        String written =
                work.awaitState(document, "done").at("/result/documentId").asString();
        assertThat(platform.get("support-agent", "/api/documents/" + written).body())
                .startsWith("%PDF-");
    }

    @Test
    void what_cannot_be_done_waits_among_the_dead_letters_until_it_is_corrected() {
        String to = BackgroundWork.anAddress();
        String id = work.submit("email", BackgroundWork.anEmail(to).put("template", "no-such-template"));
        assertThat(work.awaitState(id, "dead").path("attempts").asInt()).isEqualTo(1);
        await().atMost(SOON)
                .until(() -> platform.json("operator", "/api/work/queues/work.email")
                                .path("deadLetters")
                                .asInt()
                        >= 1);

        platform.sendJson("PUT", "operator", "/api/work/dead/" + id + "/body", BackgroundWork.anEmail(to));
        platform.post("operator", "/api/work/dead/" + id + "/redrive");

        work.awaitState(id, "done");
        assertThat(work.mails(to)).hasSize(1);
    }

    @Test
    void a_console_on_the_machine_reads_and_steers_through_jmx() {
        try (Jmx jmx = Jmx.of(application())) {
            assertThat(jmx.value(BILLING, "State")).isEqualTo("RUNNING");
            assertThat((long) jmx.value(BILLING, "LagRecords")).isNotNegative();
            assertThat((int) jmx.value("type=Queue,name=work.email", "Workers")).isPositive();
            assertThat((long) jmx.value("type=Jobs,name=email", "Dead")).isNotNegative();

            jmx.call(BILLING, "pause");
            try {
                await().atMost(SOON).until(() -> stateOf("billing").equals("PAUSED"));
                await().atMost(SOON).until(() -> jmx.value(BILLING, "State").equals("PAUSED"));
            } finally {
                jmx.call(BILLING, "resume");
            }
            await().atMost(SOON).until(() -> stateOf("billing").equals("RUNNING"));
        }
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void a_message_comes_again_until_the_work_can_be_done() {
        String to = BackgroundWork.anAddress();
        platform.stack.kill("mail");

        String id = work.submit("email", BackgroundWork.anEmail(to));
        work.awaitState(id, "retrying");
        platform.start();

        JsonNode done = work.awaitState(id, "done");
        assertThat(done.path("attempts").asInt()).isGreaterThan(1);
        assertThat(work.mails(to)).hasSize(1);
    }

    private long application() {
        return platform.stack.process("application").orElseThrow().pid();
    }

    private String stateOf(String group) {
        return platform.json("operator", "/api/consumer-groups/" + group)
                .path("state")
                .asString();
    }

    private long revisionOf(String customer) {
        HttpResponse<String> response = platform.get("support-agent", "/api/customers/" + customer);
        return response.statusCode() == 200
                ? Platform.JSON.readTree(response.body()).get("revision").asLong()
                : 0;
    }

    private static ObjectNode conversation(String customer, String text) {
        ObjectNode event = Platform.JSON
                .createObjectNode()
                .put("specversion", "1.0")
                .put("type", "support.interaction-recorded")
                .put("source", "/platform-test")
                .put("id", UUID.randomUUID().toString())
                .put("time", "2026-03-01T12:00:00Z")
                .put("datacontenttype", "application/json");
        event.putObject("data")
                .put("interactionId", "i-" + UUID.randomUUID())
                .put("conversationId", "v-" + customer)
                .put("customerId", customer)
                .put("channel", "phone")
                .put("direction", "inbound")
                .put("category", "late delivery")
                .put("text", "They asked for " + text + " again.")
                .put("status", "open")
                .put("occurredAt", "2026-03-01T12:00:00Z");
        return event;
    }

    private static String aCustomer() {
        return "c" + UUID.randomUUID().toString().replace("-", "");
    }
}
