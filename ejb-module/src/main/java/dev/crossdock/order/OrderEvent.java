package dev.crossdock.order;

import dev.crossdock.event.BusinessEvent;
import dev.crossdock.event.EventCodec;
import dev.crossdock.value.OrderId;
import java.util.Map;

/** What happens to an order. */
public sealed interface OrderEvent extends BusinessEvent permits OrderPlaced, OrderStatusChanged {

    /** Reads and writes them. */
    EventCodec<OrderEvent> CODEC = new EventCodec<>(
            "order-events",
            Map.of("order.placed", OrderPlaced.class, "order.status-changed", OrderStatusChanged.class));

    /** The order. */
    OrderId orderId();
}
