package dev.crossdock.stack.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossdock.stack.settings.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Jobs as their senders see them, and the mails that come of them. */
public final class BackgroundWork {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final Platform platform;

    /** The work on this platform. */
    public BackgroundWork(Platform platform) {
        this.platform = platform;
    }

    /** An address that nobody had before. */
    public static String anAddress() {
        return "s" + UUID.randomUUID().toString().replace("-", "") + "@example.org";
    }

    /** The confirmation of an order, to be mailed. */
    public static ObjectNode anEmail(String to) {
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

    /** An invoice of so many lines, to be written. */
    public static ObjectNode anInvoice(int lines) {
        ObjectNode job = Platform.JSON.createObjectNode().put("template", "invoice");
        ObjectNode invoice = job.putObject("invoice")
                .put("number", "R-2026-1")
                .put("orderId", "o-1")
                .put("issuedOn", "2026-03-01")
                .put("currency", "EUR");
        invoice.putObject("seller").put("name", "Crossdock Ltd");
        invoice.putObject("buyer").put("name", "Łukasz Żółw");
        for (int i = 0; i < lines; i++) {
            invoice.withArray("lines")
                    .addObject()
                    .put("description", "Article " + i)
                    .put("quantity", 2)
                    .put("unitPrice", 10.5)
                    .put("taxPercent", 20);
        }
        return job;
    }

    /** Hands a job in, with further headers as name and value in turn; its id. */
    public String submit(String kind, Object job, String... headers) {
        HttpResponse<String> answer = platform.sendJson("POST", "producer", "/api/work/" + kind, job, headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Platform.JSON.readTree(answer.body()).path("id").asString();
    }

    /** What its sender is told of a job. */
    public JsonNode job(String id) {
        return platform.json("producer", "/api/work/" + id);
    }

    /** A job once it is in a state, which may take until servers are back. */
    public JsonNode awaitState(String id, String state) {
        return await().atMost(TIMEOUT)
                .until(() -> job(id), job -> job.path("state").asString().equals(state));
    }

    /** The states that a job went through. */
    public static List<String> states(JsonNode job) {
        List<String> states = new ArrayList<>();
        job.path("history").forEach(step -> states.add(step.path("state").asString()));
        return states;
    }

    /** What arrived for an address, each mail as it came over the wire. */
    public List<String> mails(String to) {
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
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
