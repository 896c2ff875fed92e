package dev.crossdock.stack.feed;

import static dev.crossdock.stack.feed.Retailer.SHOP;

import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Orders are placed, paid, packed, sent and delivered; some are never paid, some come back. */
final class OrderDesk {

    private final Simulation simulation;
    private final Conversations conversations;

    OrderDesk(Simulation simulation, Conversations conversations) {
        this.simulation = simulation;
        this.conversations = conversations;
    }

    private record Order(String id, Customer customer, BigDecimal total, ArrayNode lines) {}

    void place(Customer customer, Map<Product, Integer> cart) {
        BigDecimal total = BigDecimal.ZERO;
        ArrayNode lines = Events.JSON.createArrayNode();
        for (Map.Entry<Product, Integer> entry : cart.entrySet()) {
            BigDecimal price = entry.getKey().priceIn(customer.country());
            total = total.add(price.multiply(BigDecimal.valueOf(entry.getValue())));
            ObjectNode line = entry.getKey().described().put("quantity", entry.getValue());
            line.set("unitPrice", Events.money(price, customer.country().currency()));
            lines.add(line);
        }
        Order order = new Order(simulation.id("o"), customer, total, lines);
        ObjectNode placed = about(order).put("placedAt", simulation.now().toString());
        placed.set("lines", lines);
        placed.set("total", money(order));
        placed.put("shipToCountry", customer.country().code());
        simulation.emit("order.placed", placed);
        simulation.after(simulation.seconds(1, 20), () -> pay(order, 1));
    }

    private void pay(Order order, int attempt) {
        ObjectNode payment =
                about(order).put("paymentId", simulation.id("p")).put("method", simulation.any(SHOP.paymentMethods()));
        payment.set("amount", money(order));
        if (simulation.chance(attempt == 1 ? 7 : 35)) {
            payment.put("rejectedAt", simulation.now().toString()).put("reason", simulation.any(SHOP.refusals()));
            simulation.emit("payment.rejected", payment);
            afterRefusal(order, attempt);
        } else {
            simulation.emit(
                    "payment.succeeded", payment.put("paidAt", simulation.now().toString()));
            simulation.after(simulation.minutes(2, 90), () -> confirm(order));
        }
    }

    private void afterRefusal(Order order, int attempt) {
        if (attempt < 3 && simulation.chance(75)) {
            simulation.after(simulation.minutes(1, 30), () -> pay(order, attempt + 1));
        } else {
            simulation.after(simulation.hours(20, 48), () -> change(order, "cancelled", "not paid"));
            conversations.mayOpen(SHOP.support().payment(), order.customer(), order.id(), 40);
        }
    }

    private void confirm(Order order) {
        if (simulation.chance(3)) {
            change(order, "cancelled", "on request of the customer");
            return;
        }
        change(order, "confirmed", "");
        simulation.after(simulation.hours(1, 20), () -> change(order, "packed", ""));
        simulation.after(simulation.hours(21, 40), () -> send(order));
    }

    private void send(Order order) {
        change(order, "shipped", "");
        if (simulation.chance(10)) {
            conversations.mayOpen(SHOP.support().late(), order.customer(), order.id(), 80);
            simulation.after(simulation.hours(120, 260), () -> deliver(order));
        } else {
            simulation.after(simulation.hours(20, 90), () -> deliver(order));
        }
    }

    private void deliver(Order order) {
        change(order, "delivered", "");
        if (simulation.chance(4)) {
            conversations.mayOpen(SHOP.support().damaged(), order.customer(), order.id(), 90);
        }
        if (simulation.chance(9)) {
            simulation.after(simulation.hours(48, 280), () -> takeBack(order));
        }
    }

    /** One line comes back, or everything. */
    private void takeBack(Order order) {
        ObjectNode returned = status(order, "returned", simulation.any(SHOP.regrets()));
        if (order.lines().size() > 1 && simulation.chance(60)) {
            returned.putArray("lines")
                    .add(order.lines()
                            .get(simulation.number(order.lines().size()))
                            .deepCopy());
        }
        simulation.emit("order.status-changed", returned);
        conversations.mayOpen(SHOP.support().refund(), order.customer(), order.id(), 30);
    }

    private void change(Order order, String status, String reason) {
        simulation.emit("order.status-changed", status(order, status, reason));
    }

    private ObjectNode status(Order order, String status, String reason) {
        ObjectNode change = about(order)
                .put("status", status)
                .put("changedAt", simulation.now().toString());
        return reason.isEmpty() ? change : change.put("reason", reason);
    }

    private static ObjectNode about(Order order) {
        return Events.JSON
                .createObjectNode()
                .put("orderId", order.id())
                .put("customerId", order.customer().id());
    }

    private static ObjectNode money(Order order) {
        return Events.money(order.total(), order.customer().country().currency());
    }
}
