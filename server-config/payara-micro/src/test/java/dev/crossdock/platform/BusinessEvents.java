package dev.crossdock.platform;

import dev.crossdock.stack.testing.Platform;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Valid events about one customer. */
final class BusinessEvents {

    private static final String CURRENCY = "GBP";

    private final String customer;
    private int number;

    BusinessEvents(String customer) {
        this.customer = customer;
    }

    /** An event as a producer writes it to Kafka. */
    record Sent(String key, String type, String id, byte[] value) {}

    ObjectNode order(String order, String placedAt, String total) {
        ObjectNode data = data(order).put("placedAt", placedAt);
        line(data, total);
        data.set("total", money(total));
        return event("order.placed", data);
    }

    ObjectNode payment(String order, String paidAt, String amount) {
        ObjectNode data = data(order).put("paymentId", "p-" + order).put("paidAt", paidAt);
        data.set("amount", money(amount));
        return event("payment.succeeded", data);
    }

    /** One line of an order comes back. */
    ObjectNode returned(String order, String changedAt, String price) {
        ObjectNode data = data(order).put("status", "returned").put("changedAt", changedAt);
        line(data, price);
        return event("order.status-changed", data);
    }

    /** A whole order comes back. */
    ObjectNode returnedAll(String order, String changedAt) {
        return event(
                "order.status-changed", data(order).put("status", "returned").put("changedAt", changedAt));
    }

    ObjectNode question(String conversation, String occurredAt, String category, String status) {
        return event(
                "support.interaction-recorded",
                Platform.JSON
                        .createObjectNode()
                        .put("interactionId", "i" + number)
                        .put("conversationId", conversation)
                        .put("customerId", customer)
                        .put("channel", "email")
                        .put("direction", "inbound")
                        .put("category", category)
                        .put("text", "Where is it?")
                        .put("status", status)
                        .put("occurredAt", occurredAt));
    }

    ObjectNode erased(long revision) {
        return event(
                "customer.erased",
                Platform.JSON.createObjectNode().put("customerId", customer).put("revision", revision));
    }

    /** The same event past the entrance, which would refuse some. */
    Sent sent(JsonNode event) {
        return new Sent(
                customer,
                event.get("type").asString(),
                event.get("id").asString(),
                Platform.JSON.writeValueAsBytes(event.get("data")));
    }

    Sent broken(String value) {
        return new Sent(customer, "order.placed", "broken-" + customer, value.getBytes(StandardCharsets.UTF_8));
    }

    static void produce(String bootstrap, String topic, List<Sent> events) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (Sent event : events) {
                ProducerRecord<String, byte[]> produced = new ProducerRecord<>(topic, event.key(), event.value());
                header(produced, "ce_type", event.type());
                header(produced, "ce_source", "/platform-test");
                header(produced, "ce_id", event.id());
                producer.send(produced);
            }
        }
    }

    private static void header(ProducerRecord<String, byte[]> produced, String name, String value) {
        produced.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode data(String order) {
        return Platform.JSON.createObjectNode().put("orderId", order).put("customerId", customer);
    }

    private static void line(ObjectNode data, String price) {
        ObjectNode line =
                data.putArray("lines").addObject().put("sku", "85123A").put("quantity", 1);
        line.set("unitPrice", money(price));
    }

    private static ObjectNode money(String amount) {
        return Platform.JSON.createObjectNode().put("amount", amount).put("currency", CURRENCY);
    }

    private ObjectNode event(String type, ObjectNode data) {
        ObjectNode event = Platform.JSON
                .createObjectNode()
                .put("specversion", "1.0")
                .put("type", type)
                .put("source", "/platform-test")
                .put("id", customer + "-" + number++)
                .put("time", "2026-03-01T12:00:00Z")
                .put("datacontenttype", "application/json");
        event.set("data", data);
        return event;
    }
}
