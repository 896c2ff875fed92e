package dev.crossdock.stack.feed;

import dev.crossdock.contract.Resources;
import dev.crossdock.stack.api.ApiClient;
import dev.crossdock.stack.process.Polling;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Confirms the first orders of the demo by mail, writes their invoices, makes the sizes of a picture, and hands in one job that
 * cannot be done. Then it tells what the object store holds.
 */
final class WorkDemo {

    private static final int ORDERS = 10;
    private static final BigDecimal TAX = new BigDecimal("20");
    private static final Polling POLLING = new Polling(Duration.ofSeconds(45), Duration.ofMillis(500));

    private final ApiClient api;
    private final PrintStream out;

    WorkDemo(ApiClient api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    /** Plays it with the orders among these events; the same orders are the same jobs. */
    void play(List<ObjectNode> events) {
        Map<String, List<String>> jobs = new LinkedHashMap<>();
        events.stream()
                .filter(event -> event.path("type").asString("").equals("order.placed"))
                .limit(ORDERS)
                .map(event -> event.path("data"))
                .forEach(order -> {
                    String id = order.path("orderId").asString("");
                    submit(jobs, "email", id, email(order));
                    submit(jobs, "document", id, invoice(order));
                });
        String picture = picture();
        String variants = submit(jobs, "image", picture, image(picture));
        submit(jobs, "email", "poisoned", email(Events.JSON.createObjectNode()).put("template", "no-such-template"));
        out.println("What the background workers did with the first orders:");
        jobs.forEach((kind, ids) -> out.printf(Locale.ROOT, "  %-9s %s%n", kind, states(ids)));
        variants(variants);
        out.println("  Mails are at the mail server, invoices and images in the object store; the dead job waits on the"
                + " console, Work.");
        sweep();
    }

    /** Stores a picture as the web shop does; what travels in the job is its id. */
    private String picture() {
        JsonNode stored = api.post(
                "producer",
                "/api/documents",
                "image/png",
                BodyPublishers.ofByteArray(Resources.bytes("dev/crossdock/stack/feed/lamp.png")),
                "X-Document-File-Name",
                "lamp.png");
        out.printf(
                Locale.ROOT,
                "Stored a picture of %,d bytes as document %s.%n",
                stored.path("bytes").asLong(0),
                stored.path("id").asString(""));
        return stored.path("id").asString("");
    }

    private static ObjectNode image(String picture) {
        ObjectNode job = Events.JSON.createObjectNode().put("name", "lamp");
        job.putObject("source").put("documentId", picture);
        return job;
    }

    private void variants(String job) {
        for (JsonNode variant : api.get("producer", "/api/work/" + job).at("/result/variants")) {
            out.printf(
                    Locale.ROOT,
                    "    %-6s %4d x %-4d %,7d bytes, document %s%n",
                    variant.path("size").asString(""),
                    variant.path("width").asInt(0),
                    variant.path("height").asInt(0),
                    variant.path("bytes").asLong(0),
                    variant.path("documentId").asString(""));
        }
    }

    private void sweep() {
        JsonNode report = api.post("operator", "/api/documents/sweep?dryRun=true");
        out.printf(
                Locale.ROOT,
                "What the object store holds: %,d stored = %,d referenced + %,d in grace + %,d that would be removed; %,d"
                        + " documents without content.%n",
                report.path("stored").asLong(-1),
                report.path("referenced").asLong(-1),
                report.path("inGrace").asLong(-1),
                report.path("removed").asLong(-1),
                report.path("dangling").asLong(-1));
    }

    private String submit(Map<String, List<String>> jobs, String kind, String key, ObjectNode job) {
        String id = api.postJson("producer", "/api/work/" + kind, job, "Idempotency-Key", "demo-" + kind + "-" + key)
                .path("id")
                .asString("");
        jobs.computeIfAbsent(kind, name -> new ArrayList<>()).add(id);
        return id;
    }

    private static ObjectNode email(JsonNode order) {
        ObjectNode job = Events.JSON
                .createObjectNode()
                .put("to", order.path("customerId").asString("nobody") + "@example.org")
                .put("template", "order-confirmation");
        ObjectNode model = job.putObject("model")
                .put("name", order.path("customerId").asString("nobody"))
                .put("orderId", order.path("orderId").asString("none"))
                .put("currency", currency(order))
                .put("total", order.at("/total/amount").asString("0"));
        ArrayNode lines = model.putArray("lines");
        for (JsonNode line : order.path("lines")) {
            lines.addObject()
                    .put("quantity", quantity(line).toPlainString())
                    .put("description", description(line))
                    .put("price", price(line).multiply(quantity(line)).toPlainString());
        }
        return job;
    }

    private static ObjectNode invoice(JsonNode order) {
        ObjectNode job = Events.JSON.createObjectNode().put("template", "invoice");
        String id = order.path("orderId").asString("none");
        if (order.has("customerId")) {
            job.put("customerId", order.path("customerId").asString(""));
        }
        ObjectNode invoice = job.putObject("invoice")
                .put("number", "R-" + id)
                .put("orderId", id)
                .put("issuedOn", order.path("placedAt").asString("2026-01-01").substring(0, 10))
                .put("currency", currency(order));
        invoice.putObject("seller").put("name", "Crossdock Retail");
        invoice.putObject("buyer").put("name", order.path("customerId").asString("nobody"));
        ArrayNode lines = invoice.putArray("lines");
        for (JsonNode line : order.path("lines")) {
            lines.addObject()
                    .put("sku", line.path("sku").asString("none"))
                    .put("description", description(line))
                    .put("quantity", quantity(line))
                    .put("unitPrice", price(line))
                    .put("taxPercent", TAX);
        }
        return job;
    }

    private static String currency(JsonNode order) {
        return order.at("/total/currency").asString("EUR");
    }

    private static String description(JsonNode line) {
        return line.path("description").asString(line.path("sku").asString("article"));
    }

    private static BigDecimal quantity(JsonNode line) {
        return new BigDecimal(line.path("quantity").asString("1"));
    }

    private static BigDecimal price(JsonNode line) {
        return new BigDecimal(line.at("/unitPrice/amount").asString("0"));
    }

    /** How many jobs are in which state, once all came to an end or time was up. */
    private Map<String, Integer> states(List<String> ids) {
        return POLLING.poll(() -> count(ids), WorkDemo::ended);
    }

    private Map<String, Integer> count(List<String> ids) {
        Map<String, Integer> states = new TreeMap<>();
        ids.forEach(id -> states.merge(
                api.get("producer", "/api/work/" + id).path("state").asString("?"), 1, Integer::sum));
        return states;
    }

    private static boolean ended(Map<String, Integer> states) {
        return states.keySet().stream().allMatch(state -> state.equals("done") || state.equals("dead"));
    }
}
