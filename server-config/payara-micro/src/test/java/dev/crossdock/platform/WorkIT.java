package dev.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossdock.stack.settings.Port;
import dev.crossdock.stack.testing.Platform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Jobs from the request to their effect: real mails on a real mail server, a real broker, servers that are killed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkIT {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration AFTER_A_RESTART = Duration.ofMinutes(3);

    /** Fewer of them where time is short. */
    private static final int WAITING = Integer.getInteger("crossdock.test.waiting-jobs", 10_000);

    private final Platform platform = Platform.running();

    @Test
    void an_email_arrives_once_with_both_parts() {
        String to = anAddress();

        String id = accepted(platform.sendJson("POST", "producer", "/api/work/email", anEmail(to)));

        JsonNode job = awaitState(id, "done");
        assertThat(states(job)).containsExactly("queued", "running", "done");
        List<String> mails = mails(to);
        assertThat(mails).hasSize(1);
        assertThat(mails.get(0))
                .contains("Subject: Your order o-77", "multipart/alternative", "text/plain", "text/html")
                .contains("Hello Ada &lt;3", "Hello Ada <3")
                .contains(job.at("/result/messageId").asString());
    }

    @Test
    void the_same_key_is_the_same_job_and_another_body_is_a_conflict() {
        String to = anAddress();
        String key = UUID.randomUUID().toString();

        String first =
                accepted(platform.sendJson("POST", "producer", "/api/work/email", anEmail(to), "Idempotency-Key", key));
        String second =
                accepted(platform.sendJson("POST", "producer", "/api/work/email", anEmail(to), "Idempotency-Key", key));
        HttpResponse<String> other =
                platform.sendJson("POST", "producer", "/api/work/email", anEmail(anAddress()), "Idempotency-Key", key);

        assertThat(second).isEqualTo(first);
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains(first);
        awaitState(first, "done");
        assertThat(mails(to)).hasSize(1);
    }

    @Test
    void what_is_wrong_with_a_job_is_named_place_by_place() {
        HttpResponse<String> answer = platform.sendJson(
                "POST",
                "producer",
                "/api/work/email",
                "{\"to\": 5, \"template\": \"x\", \"priority\": 10, \"deadline\": \"soon\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("application/problem+json");
        List<String> pointers = new ArrayList<>();
        Platform.JSON
                .readTree(answer.body())
                .path("errors")
                .forEach(error -> pointers.add(error.path("pointer").asString()));
        assertThat(pointers).containsExactlyInAnyOrder("/to", "/priority", "/deadline");
        assertThat(platform.sendJson("POST", "producer", "/api/work/fax", "{}").statusCode())
                .isEqualTo(404);
        assertThat(platform.sendJson("POST", "support-agent", "/api/work/email", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(platform.get("producer", "/api/work/dead").statusCode()).isEqualTo(403);
    }

    @Test
    void a_poisoned_job_waits_for_an_operator_who_corrects_it_and_queues_it_again() {
        String to = anAddress();
        ObjectNode poisoned = anEmail(to).put("template", "no-such-template");
        String id = accepted(platform.sendJson("POST", "producer", "/api/work/email", poisoned));
        JsonNode dead = awaitState(id, "dead");
        assertThat(dead.path("reason").asString()).contains("no template no-such-template");
        assertThat(dead.path("attempts").asInt()).isEqualTo(1);
        await().atMost(SOON).until(() -> queue("work.email").path("deadLetters").asInt() >= 1);

        JsonNode body = platform.json("operator", "/api/work/dead/" + id).path("body");
        HttpResponse<String> refused =
                platform.sendJson("PUT", "operator", "/api/work/dead/" + id + "/body", "{\"to\": 5}");
        ObjectNode corrected = ((ObjectNode) body.deepCopy()).put("template", "order-confirmation");
        HttpResponse<String> edited = platform.sendJson("PUT", "operator", "/api/work/dead/" + id + "/body", corrected);
        HttpResponse<String> redriven = platform.post("operator", "/api/work/dead/" + id + "/redrive");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(edited.statusCode()).as(edited.body()).isEqualTo(200);
        assertThat(redriven.statusCode()).isEqualTo(202);
        assertThat(states(awaitState(id, "done")))
                .containsExactly("queued", "running", "dead", "queued", "running", "done");
        assertThat(mails(to)).hasSize(1);
        assertThat(platform.get("auditor", "/api/audit?subject=" + id).body()).contains("job-edit", "job-redrive");
    }

    @Test
    void an_address_that_is_none_is_dead_at_once_and_the_others_go_on() {
        String bad = accepted(platform.sendJson("POST", "producer", "/api/work/email", anEmail("nobody at all")));
        String good = accepted(platform.sendJson("POST", "producer", "/api/work/email", anEmail(anAddress())));

        assertThat(awaitState(bad, "dead").path("reason").asString()).contains("/to is no address");
        awaitState(good, "done");
    }

    @Test
    void an_urgent_job_overtakes_ten_thousand_that_wait() throws InterruptedException {
        String tenant = "t" + UUID.randomUUID();
        assertThat(platform.post("operator", "/api/work/queues/work.email/pause")
                        .statusCode())
                .isEqualTo(200);
        String urgent;
        String late;
        try {
            submitPatientJobs(tenant);
            late = accepted(platform.sendJson(
                    "POST",
                    "producer",
                    "/api/work/email",
                    anEmail(anAddress())
                            .put("deadline", Instant.now().plusSeconds(2).toString())));
            urgent = accepted(platform.sendJson(
                    "POST", "producer", "/api/work/email", anEmail(anAddress()).put("priority", 9)));
            await().atMost(SOON).until(() -> queue("work.email").path("depth").asInt() >= WAITING);
            assertThat(queue("work.email").path("paused").asBoolean()).isTrue();
            assertThat(awaitState(late, "dead").path("reason").asString()).contains("deadline");
        } finally {
            assertThat(platform.post("operator", "/api/work/queues/work.email/resume")
                            .statusCode())
                    .isEqualTo(200);
        }

        Instant urgentBegan = began(awaitState(urgent, "done"));
        // The workers may have begun as many others at the same moment, and have as many at hand.
        assertThat(count("select count(*) from work.job j join work.job_step s on s.job_id = j.id where j.tenant = '"
                        + tenant + "' and s.state = 'RUNNING' and s.at < '" + urgentBegan + "'"))
                .isLessThanOrEqualTo(8);
        await().atMost(AFTER_A_RESTART)
                .until(() -> count("select count(*) from work.job where tenant = '" + tenant + "' and state = 'DONE'")
                        == WAITING);
    }

    /** By several senders, as one alone would take long. */
    private void submitPatientJobs(String tenant) throws InterruptedException {
        String job =
                anEmail(anAddress()).put("priority", 1).put("tenant", tenant).toString();
        ExecutorService senders = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> jobs = Collections.nCopies(
                    WAITING, () -> accepted(platform.sendJson("POST", "producer", "/api/work/email", job)));
            assertThat(senders.invokeAll(jobs))
                    .allSatisfy(sent -> assertThat(sent.get()).isNotEmpty());
        } finally {
            senders.shutdownNow();
        }
    }

    private long count(String sql) {
        return Long.parseLong(platform.rows(sql).get(0).get(0));
    }

    @Test
    void a_job_waits_for_its_time() {
        Instant time = Instant.now().plusSeconds(4);

        String id = accepted(platform.sendJson(
                "POST", "producer", "/api/work/email", anEmail(anAddress()).put("notBefore", time.toString())));

        assertThat(began(awaitState(id, "done"))).isAfterOrEqualTo(time.minusMillis(50));
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void jobs_are_accepted_while_the_broker_is_away_and_mail_may_be_away_too() {
        String before = accepted(platform.sendJson("POST", "producer", "/api/work/email", anEmail(anAddress())));
        platform.stack.kill("mail");
        String retried = accepted(platform.sendJson("POST", "producer", "/api/work/email", anEmail(anAddress())));
        awaitState(retried, "retrying");
        platform.stack.kill("artemis");

        String during = accepted(platform.sendJson("POST", "producer", "/api/work/email", anEmail(anAddress())));
        assertThat(job(during).path("state").asString()).isEqualTo("queued");
        platform.start();

        for (String id : List.of(before, retried, during)) {
            awaitState(id, "done", AFTER_A_RESTART);
        }
        assertThat(states(job(retried))).contains("retrying");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void a_kill_in_the_middle_of_the_work_loses_no_job_and_sends_no_second_message() {
        int workers = 4;
        String to = anAddress();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            ids.add(accepted(platform.sendJson("POST", "producer", "/api/work/email", anEmail(to))));
        }
        await().atMost(SOON).until(() -> !mails(to).isEmpty());
        platform.stack.kill("application");
        platform.start();

        for (String id : ids) {
            awaitState(id, "done", AFTER_A_RESTART);
        }
        List<String> sent = mails(to);
        Set<String> messageIds = new HashSet<>();
        ids.forEach(id -> messageIds.add(job(id).at("/result/messageId").asString()));
        assertThat(messageIds).hasSize(ids.size());
        assertThat(messageIds).allSatisfy(messageId -> assertThat(sent).anyMatch(mail -> mail.contains(messageId)));
        // SMTP cannot say whether it has a mail: only those at work at the moment of the kill may be there twice.
        assertThat(sent.size()).isBetween(ids.size(), ids.size() + workers);
    }

    private static ObjectNode anEmail(String to) {
        ObjectNode job = Platform.JSON.createObjectNode().put("to", to).put("template", "order-confirmation");
        ObjectNode model = job.putObject("model")
                .put("name", "Ada <3")
                .put("orderId", "o-77")
                .put("currency", "EUR")
                .put("total", "12.50");
        model.putArray("lines")
                .addObject()
                .put("quantity", 2)
                .put("description", "Tea")
                .put("price", "12.50");
        return job;
    }

    private static String anAddress() {
        return "p" + UUID.randomUUID().toString().replace("-", "") + "@example.org";
    }

    private static String accepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Platform.JSON.readTree(answer.body()).path("id").asString();
    }

    private JsonNode job(String id) {
        return platform.json("producer", "/api/work/" + id);
    }

    private JsonNode awaitState(String id, String state) {
        return awaitState(id, state, SOON);
    }

    private JsonNode awaitState(String id, String state, Duration deadline) {
        return await().atMost(deadline)
                .until(() -> job(id), job -> job.path("state").asString().equals(state));
    }

    private static List<String> states(JsonNode job) {
        List<String> states = new ArrayList<>();
        job.path("history").forEach(step -> states.add(step.path("state").asString()));
        return states;
    }

    private static Instant began(JsonNode job) {
        for (JsonNode step : job.path("history")) {
            if (step.path("state").asString().equals("running")) {
                return Instant.parse(step.path("at").asString());
            }
        }
        throw new IllegalStateException("not begun: " + job);
    }

    private JsonNode queue(String name) {
        return platform.json("operator", "/api/work/queues/" + name);
    }

    /** What arrived for an address, each mail as it came over the wire. */
    private List<String> mails(String to) {
        int port = platform.stack.settings().port(Port.MAIL_API);
        URI uri = URI.create("http://127.0.0.1:" + port + "/api/user/" + to + "/messages");
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            List<String> mails = new ArrayList<>();
            if (answer.statusCode() == 200) {
                Platform.JSON
                        .readTree(answer.body())
                        .forEach(mail -> mails.add(mail.path("mimeMessage").asString("")));
            }
            return mails;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
