package dev.crossdock.stack.feed;

import dev.crossdock.contract.Resources;
import dev.crossdock.stack.process.Polling;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Confirms the first orders of the demo by mail, writes their invoices, makes the sizes of a picture, and hands in one job that
 * cannot be done.
 */
public final class WorkDemo implements DemoScene {

    private static final int ORDERS = 10;
    private static final BigDecimal TAX = new BigDecimal("20");
    private static final Polling POLLING = new Polling(Duration.ofSeconds(45), Duration.ofMillis(500));

    @Override
    public int order() {
        return 10;
    }

    /** The same orders are the same jobs, however often they are played. */
    @Override
    public void play(DemoStage stage) {
        Map<String, List<String>> jobs = new LinkedHashMap<>();
        stage.events().stream()
                .filter(event -> event.path("type").asString("").equals("order.placed"))
                .limit(ORDERS)
                .map(event -> event.path("data"))
                .forEach(order -> {
                    String id = order.path("orderId").asString("");
                    submit(stage, jobs, "email", id, email(order));
                    submit(stage, jobs, "document", id, invoice(order));
                });
        String picture = picture(stage);
        String variants = submit(stage, jobs, "image", picture, image(picture));
        submit(
                stage,
                jobs,
                "email",
                "poisoned",
                email(Events.JSON.createObjectNode()).put("template", "no-such-template"));
        stage.tell("What the background workers did with the first orders:");
        jobs.forEach((kind, ids) -> stage.tell("  %-9s %s", kind, states(stage, ids)));
        variants(stage, variants);
        stage.tell("  Mails are at the mail server, invoices and images in the object store; the dead job waits on the"
                + " console, Work.");
    }

    /** Stores a picture as the web shop does; what travels in the job is its id. */
    private static String picture(DemoStage stage) {
        JsonNode stored = stage.api()
                .post(
                        "producer",
                        "/api/documents",
                        "image/png",
                        BodyPublishers.ofByteArray(Resources.bytes("dev/crossdock/stack/feed/lamp.png")),
                        "X-Document-File-Name",
                        "lamp.png");
        stage.tell(
                "Stored a picture of %,d bytes as document %s.",
                stored.path("bytes").asLong(0), stored.path("id").asString(""));
        return stored.path("id").asString("");
    }

    private static ObjectNode image(String picture) {
        ObjectNode job = Events.JSON.createObjectNode().put("name", "lamp");
        job.putObject("source").put("documentId", picture);
        return job;
    }

    private static void variants(DemoStage stage, String job) {
        for (JsonNode variant : stage.api().get("producer", "/api/work/" + job).at("/result/variants")) {
            stage.tell(
                    "    %-6s %4d x %-4d %,7d bytes, document %s",
                    variant.path("size").asString(""),
                    variant.path("width").asInt(0),
                    variant.path("height").asInt(0),
                    variant.path("bytes").asLong(0),
                    variant.path("documentId").asString(""));
        }
    }

    private static String submit(
            DemoStage stage, Map<String, List<String>> jobs, String kind, String key, ObjectNode job) {
        String id = stage.api()
                .postJson("producer", "/api/work/" + kind, job, "Idempotency-Key", "demo-" + kind + "-" + key)
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
    private static Map<String, Integer> states(DemoStage stage, List<String> ids) {
        return POLLING.poll(() -> count(stage, ids), WorkDemo::ended);
    }

    private static Map<String, Integer> count(DemoStage stage, List<String> ids) {
        Map<String, Integer> states = new TreeMap<>();
        ids.forEach(id -> states.merge(
                stage.api().get("producer", "/api/work/" + id).path("state").asString("?"), 1, Integer::sum));
        return states;
    }

    private static boolean ended(Map<String, Integer> states) {
        return states.keySet().stream().allMatch(state -> state.equals("done") || state.equals("dead"));
    }
}
