package dev.crossdock.stack.feed;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Orders are placed, paid, packed, sent and delivered; some are never paid, some come back. */
final class OrderDesk {

    private static final List<String> METHODS = List.of("card", "card", "card", "wallet", "bank-transfer");
    private static final List<String> REFUSALS =
            List.of("insufficient funds", "card expired", "limit exceeded", "not confirmed by the holder");
    private static final List<String> REGRETS =
            List.of("does not fit", "not as described", "arrived too late", "changed my mind", "damaged in transit");

    private final Story story;
    private final Conversations conversations;

    OrderDesk(Story story, Conversations conversations) {
        this.story = story;
        this.conversations = conversations;
    }

    private record Order(String id, Customer customer, BigDecimal total, ArrayNode lines) {}

    void place(Customer customer, Map<Goods, Integer> cart) {
        BigDecimal total = BigDecimal.ZERO;
        ArrayNode lines = Events.JSON.createArrayNode();
        for (Map.Entry<Goods, Integer> entry : cart.entrySet()) {
            BigDecimal price = entry.getKey().priceIn(customer.land());
            total = total.add(price.multiply(BigDecimal.valueOf(entry.getValue())));
            ObjectNode line = entry.getKey().described().put("quantity", entry.getValue());
            line.set("unitPrice", Events.money(price, customer.land().currency()));
            lines.add(line);
        }
        Order order = new Order(story.id("o"), customer, total, lines);
        ObjectNode placed = about(order).put("placedAt", story.now().toString());
        placed.set("lines", lines);
        placed.set("total", money(order));
        placed.put("shipToCountry", customer.land().code());
        story.tell("order.placed", placed);
        story.in(story.seconds(1, 20), () -> pay(order, 1));
    }

    private void pay(Order order, int attempt) {
        ObjectNode payment = about(order).put("paymentId", story.id("p")).put("method", story.any(METHODS));
        payment.set("amount", money(order));
        if (story.chance(attempt == 1 ? 7 : 35)) {
            payment.put("rejectedAt", story.now().toString()).put("reason", story.any(REFUSALS));
            story.tell("payment.rejected", payment);
            afterRefusal(order, attempt);
        } else {
            story.tell("payment.succeeded", payment.put("paidAt", story.now().toString()));
            story.in(story.minutes(2, 90), () -> confirm(order));
        }
    }

    private void afterRefusal(Order order, int attempt) {
        if (attempt < 3 && story.chance(75)) {
            story.in(story.minutes(1, 30), () -> pay(order, attempt + 1));
        } else {
            story.in(story.hours(20, 48), () -> change(order, "cancelled", "not paid"));
            conversations.mayOpen(Concern.PAYMENT, order.customer(), order.id(), 40);
        }
    }

    private void confirm(Order order) {
        if (story.chance(3)) {
            change(order, "cancelled", "on request of the customer");
            return;
        }
        change(order, "confirmed", "");
        story.in(story.hours(1, 20), () -> change(order, "packed", ""));
        story.in(story.hours(21, 40), () -> send(order));
    }

    private void send(Order order) {
        change(order, "shipped", "");
        if (story.chance(10)) {
            conversations.mayOpen(Concern.LATE, order.customer(), order.id(), 80);
            story.in(story.hours(120, 260), () -> deliver(order));
        } else {
            story.in(story.hours(20, 90), () -> deliver(order));
        }
    }

    private void deliver(Order order) {
        change(order, "delivered", "");
        if (story.chance(4)) {
            conversations.mayOpen(Concern.DAMAGED, order.customer(), order.id(), 90);
        }
        if (story.chance(9)) {
            story.in(story.hours(48, 280), () -> takeBack(order));
        }
    }

    /** One line comes back, or everything. */
    private void takeBack(Order order) {
        ObjectNode returned = status(order, "returned", story.any(REGRETS));
        if (order.lines().size() > 1 && story.chance(60)) {
            returned.putArray("lines")
                    .add(order.lines().get(story.number(order.lines().size())).deepCopy());
        }
        story.tell("order.status-changed", returned);
        conversations.mayOpen(Concern.REFUND, order.customer(), order.id(), 30);
    }

    private void change(Order order, String status, String reason) {
        story.tell("order.status-changed", status(order, status, reason));
    }

    private ObjectNode status(Order order, String status, String reason) {
        ObjectNode change =
                about(order).put("status", status).put("changedAt", story.now().toString());
        return reason.isEmpty() ? change : change.put("reason", reason);
    }

    private static ObjectNode about(Order order) {
        return Events.JSON
                .createObjectNode()
                .put("orderId", order.id())
                .put("customerId", order.customer().id());
    }

    private static ObjectNode money(Order order) {
        return Events.money(order.total(), order.customer().land().currency());
    }
}
