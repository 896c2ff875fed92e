package dev.crossdock.platform;

import static dev.crossdock.stack.testing.BackgroundWork.anAddress;
import static dev.crossdock.stack.testing.BackgroundWork.anEmail;
import static dev.crossdock.stack.testing.BackgroundWork.states;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossdock.stack.testing.BackgroundWork;
import dev.crossdock.stack.testing.Platform;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Jobs from the request to their effect: real mails on a real mail server, a real broker. */
class WorkIT {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Duration AFTER_A_RESTART = Duration.ofMinutes(3);

    private static final int WAITING = 1_000;

    private final Platform platform = Platform.running();
    private final BackgroundWork work = new BackgroundWork(platform);

    @Test
    void an_email_arrives_once_with_both_parts() {
        String to = anAddress();

        String id = work.submit("email", anEmail(to));

        JsonNode job = work.awaitState(id, "done");
        assertThat(states(job)).containsExactly("queued", "running", "done");
        List<String> mails = work.mails(to);
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

        String first = work.submit("email", anEmail(to), "Idempotency-Key", key);
        String second = work.submit("email", anEmail(to), "Idempotency-Key", key);
        HttpResponse<String> other =
                platform.sendJson("POST", "producer", "/api/work/email", anEmail(anAddress()), "Idempotency-Key", key);

        assertThat(second).isEqualTo(first);
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains(first);
        work.awaitState(first, "done");
        assertThat(work.mails(to)).hasSize(1);
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
        String id = work.submit("email", poisoned);
        JsonNode dead = work.awaitState(id, "dead");
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
        assertThat(states(work.awaitState(id, "done")))
                .containsExactly("queued", "running", "dead", "queued", "running", "done");
        assertThat(work.mails(to)).hasSize(1);
        assertThat(platform.get("auditor", "/api/audit?subject=" + id).body()).contains("job-edit", "job-redrive");
    }

    @Test
    void an_address_that_is_none_is_refused_and_one_that_cannot_be_written_to_is_dead_at_once() {
        HttpResponse<String> refused =
                platform.sendJson("POST", "producer", "/api/work/email", anEmail("nobody at all"));
        String bad = work.submit("email", anEmail("ö@example.org"));
        String good = work.submit("email", anEmail(anAddress()));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("/to");
        assertThat(work.awaitState(bad, "dead").path("reason").asString()).contains("/to names a mailbox");
        work.awaitState(good, "done");
    }

    @Test
    void an_urgent_job_overtakes_a_thousand_that_wait() throws InterruptedException {
        String tenant = "t" + UUID.randomUUID();
        assertThat(platform.post("operator", "/api/work/queues/work.email/pause")
                        .statusCode())
                .isEqualTo(200);
        String urgent;
        String late;
        try {
            submitPatientJobs(tenant);
            late = work.submit(
                    "email",
                    anEmail(anAddress())
                            .put("deadline", Instant.now().plusSeconds(2).toString()));
            urgent = work.submit("email", anEmail(anAddress()).put("priority", 9));
            await().atMost(AFTER_A_RESTART)
                    .until(() -> queue("work.email").path("depth").asInt() >= WAITING);
            assertThat(queue("work.email").path("paused").asBoolean()).isTrue();
            assertThat(work.awaitState(late, "dead").path("reason").asString()).contains("deadline");
        } finally {
            assertThat(platform.post("operator", "/api/work/queues/work.email/resume")
                            .statusCode())
                    .isEqualTo(200);
        }

        Instant urgentBegan = began(work.awaitState(urgent, "done"));
        // The workers may have begun as many others at the same moment, and have as many at hand.
        assertThat(count("select count(*) from work.job j join work.job_step s on s.job_id = j.id where j.tenant = '"
                        + tenant + "' and s.state = 'RUNNING' and s.at < '" + urgentBegan + "'"))
                .isLessThanOrEqualTo(8);
        // Nobody needs the others any more: their messages find nothing to do.
        platform.rows("update work.job set state = 'ERASED', body = '{}' where state = 'QUEUED' and tenant = '" + tenant
                + "'");
        await().atMost(AFTER_A_RESTART)
                .until(() -> queue("work.email").path("depth").asInt() == 0);
    }

    /** By several senders, as one alone would take long. */
    private void submitPatientJobs(String tenant) throws InterruptedException {
        String job =
                anEmail(anAddress()).put("priority", 1).put("tenant", tenant).toString();
        ExecutorService senders = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> jobs = Collections.nCopies(WAITING, () -> work.submit("email", job));
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

        String id = work.submit("email", anEmail(anAddress()).put("notBefore", time.toString()));

        assertThat(began(work.awaitState(id, "done"))).isAfterOrEqualTo(time.minusMillis(50));
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
}
