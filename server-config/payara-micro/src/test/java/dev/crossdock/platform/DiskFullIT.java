package dev.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crossdock.stack.testing.Platform;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fault row 10: a full disk leads to a refusal or to waiting; nothing that was accepted is lost. */
class DiskFullIT {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration AFTER_A_RESTART = Duration.ofMinutes(5);

    private final Platform platform = Platform.running();

    @BeforeEach
    void where_file_systems_may_be_mounted() throws IOException {
        assumeTrue(SmallDisk.isPossible(), "this machine lets nobody mount a small file system; try as root");
    }

    @Test
    void jobs_that_were_accepted_while_the_broker_had_no_room_are_done_later() {
        List<String> accepted = new ArrayList<>();
        try (SmallDisk disk = SmallDisk.under(platform, "artemis", 48)) {
            disk.fill();
            for (int i = 0; i < 50; i++) {
                accepted.add(accepted(post("email", anEmail())));
            }
            disk.empty();
        }

        for (String id : accepted) {
            awaitState(id, "done");
        }
    }

    @Test
    void a_document_that_the_store_had_no_room_for_is_there_later() {
        String id;
        try (SmallDisk disk = SmallDisk.under(platform, "object-store", 16)) {
            disk.fill();
            id = accepted(post("document", anInvoice()));
            awaitState(id, "retrying");
            disk.empty();
            awaitState(id, "done");
        }

        assertThat(job(id).at("/result/sha256").asString()).hasSize(64);
    }

    @Test
    void what_a_full_database_accepts_it_keeps_and_the_rest_is_refused() {
        List<String> customers = new ArrayList<>();
        List<String> jobs = new ArrayList<>();
        try (SmallDisk disk = SmallDisk.under(platform, "postgresql", 320)) {
            disk.fill();
            for (int i = 0; i < 100; i++) {
                String customer = "c" + UUID.randomUUID().toString().replace("-", "");
                if (platform.event(Platform.profile(customer, 1)).statusCode() == 202) {
                    customers.add(customer);
                }
                HttpResponse<String> job = post("email", anEmail());
                if (job.statusCode() == 202) {
                    jobs.add(accepted(job));
                } else {
                    assertThat(job.statusCode()).as(job.body()).isGreaterThanOrEqualTo(500);
                }
            }
            disk.empty();
            platform.start();
            for (String id : jobs) {
                awaitState(id, "done");
            }
        }

        for (String customer : customers) {
            await().atMost(AFTER_A_RESTART)
                    .until(() -> platform.get("support-agent", "/api/customers/" + customer)
                                    .statusCode()
                            == 200);
        }
    }

    private HttpResponse<String> post(String kind, ObjectNode job) {
        return platform.sendJson("POST", "producer", "/api/work/" + kind, job);
    }

    private static String accepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Platform.JSON.readTree(answer.body()).path("id").asString();
    }

    private JsonNode job(String id) {
        return platform.json("producer", "/api/work/" + id);
    }

    private void awaitState(String id, String state) {
        await().atMost(AFTER_A_RESTART)
                .ignoreExceptions()
                .until(() -> job(id).path("state").asString().equals(state));
    }

    private static ObjectNode anEmail() {
        ObjectNode job = Platform.JSON
                .createObjectNode()
                .put("to", "p" + UUID.randomUUID() + "@example.org")
                .put("template", "order-confirmation");
        job.putObject("model")
                .put("name", "Ada")
                .put("orderId", "o-1")
                .put("currency", "EUR")
                .put("total", "1.00")
                .putArray("lines");
        return job;
    }

    private static ObjectNode anInvoice() {
        ObjectNode job = Platform.JSON.createObjectNode().put("template", "invoice");
        ObjectNode invoice = job.putObject("invoice")
                .put("number", "R-1")
                .put("orderId", "o-1")
                .put("issuedOn", "2026-03-01")
                .put("currency", "EUR");
        invoice.putObject("seller").put("name", "Crossdock Ltd");
        invoice.putObject("buyer").put("name", "Ada");
        invoice.withArray("lines")
                .addObject()
                .put("description", "Tea")
                .put("quantity", 1)
                .put("unitPrice", 1)
                .put("taxPercent", 20);
        return job;
    }
}
