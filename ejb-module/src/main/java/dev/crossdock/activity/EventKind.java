package dev.crossdock.activity;

import dev.crossdock.activity.BusinessEvent.CartChanged;
import dev.crossdock.activity.BusinessEvent.OrderPlaced;
import dev.crossdock.activity.BusinessEvent.OrderStatusChanged;
import dev.crossdock.activity.BusinessEvent.PaymentRejected;
import dev.crossdock.activity.BusinessEvent.PaymentSucceeded;
import dev.crossdock.activity.BusinessEvent.ProductViewed;
import dev.crossdock.activity.BusinessEvent.SupportInteraction;
import dev.crossdock.projection.PoisonRecordException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The types of events that make a customer's activity: where each travels, which fields it has and how it is read. */
enum EventKind {
    ORDER_PLACED(
            "order.placed",
            "order-events",
            Set.of("orderId", "customerId", "placedAt", "lines", "total", "shipToCountry"),
            EventKind::orderPlaced),
    ORDER_STATUS_CHANGED(
            "order.status-changed",
            "order-events",
            Set.of("orderId", "customerId", "status", "changedAt", "reason", "lines"),
            fields -> new OrderStatusChanged(
                    fields.text("orderId"),
                    fields.time("changedAt"),
                    fields.text("status"),
                    fields.optionalText("reason"),
                    fields.lines("lines"))),
    PAYMENT_SUCCEEDED(
            "payment.succeeded",
            "payment-events",
            Set.of("paymentId", "orderId", "customerId", "amount", "method", "paidAt"),
            fields -> new PaymentSucceeded(
                    fields.time("paidAt"),
                    fields.money("amount"),
                    fields.optionalText("method"),
                    fields.optionalText("orderId"))),
    PAYMENT_REJECTED(
            "payment.rejected",
            "payment-events",
            Set.of("paymentId", "orderId", "customerId", "amount", "method", "rejectedAt", "reason"),
            fields -> new PaymentRejected(
                    fields.time("rejectedAt"),
                    fields.money("amount"),
                    fields.text("reason"),
                    fields.optionalText("orderId"))),
    SUPPORT_INTERACTION(
            "support.interaction-recorded",
            "support-events",
            Set.of(
                    "interactionId",
                    "conversationId",
                    "customerId",
                    "channel",
                    "direction",
                    "category",
                    "subject",
                    "text",
                    "agent",
                    "orderId",
                    "status",
                    "occurredAt"),
            EventKind::supportInteraction),
    PRODUCT_VIEWED(
            "browsing.product-viewed",
            "browsing-events",
            Set.of("sessionId", "customerId", "sku", "description", "category", "price", "cameFrom", "viewedAt"),
            fields -> new ProductViewed(
                    fields.time("viewedAt"),
                    fields.optionalText("description"),
                    fields.optionalText("category"),
                    fields.optionalMoney("price"))),
    CART_CHANGED(
            "browsing.cart-changed",
            "browsing-events",
            Set.of("sessionId", "customerId", "sku", "description", "category", "quantity", "unitPrice", "changedAt"),
            fields -> new CartChanged(
                    fields.time("changedAt"), fields.line("unitPrice"), fields.optionalText("category")));

    /** Reads the data of an event. */
    interface Reading {

        /**
         * The event.
         *
         * @throws PoisonRecordException if a field is missing or is not what it should be
         */
        BusinessEvent read(Fields fields) throws PoisonRecordException;
    }

    private final String type;
    private final String topic;
    private final Set<String> declared;
    private final Reading reading;

    EventKind(String type, String topic, Set<String> declared, Reading reading) {
        this.type = type;
        this.topic = topic;
        this.declared = declared;
        this.reading = reading;
    }

    /** The topics that activity comes from. */
    static List<String> topics() {
        return Stream.of(values()).map(kind -> kind.topic).distinct().toList();
    }

    /** The kind of this type on this topic, if one is declared. */
    static Optional<EventKind> of(String topic, String type) {
        return Stream.of(values())
                .filter(kind -> kind.type.equals(type) && kind.topic.equals(topic))
                .findFirst();
    }

    /** The types, as filters name them. */
    static List<String> types() {
        return Stream.of(values()).map(EventKind::type).toList();
    }

    String type() {
        return type;
    }

    /** Whether an event may be about nobody that is known: visitors look around before they sign in. */
    boolean mayBeAnonymous() {
        return topic.equals("browsing-events");
    }

    /** Whether a field of the data is declared. */
    boolean declares(String field) {
        return declared.contains(field);
    }

    BusinessEvent read(Fields fields) throws PoisonRecordException {
        return reading.read(fields);
    }

    private static BusinessEvent orderPlaced(Fields fields) throws PoisonRecordException {
        return new OrderPlaced(
                fields.text("orderId"), fields.time("placedAt"), fields.lines("lines"), fields.money("total"));
    }

    /** The summary needs the conversation and its status, so both must be there. */
    private static BusinessEvent supportInteraction(Fields fields) throws PoisonRecordException {
        fields.text("conversationId");
        fields.text("status");
        return new SupportInteraction(
                fields.time("occurredAt"),
                fields.text("category"),
                fields.optionalText("subject"),
                fields.text("text"),
                fields.optionalText("orderId"));
    }
}
