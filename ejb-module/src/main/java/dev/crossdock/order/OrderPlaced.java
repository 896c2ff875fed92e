package dev.crossdock.order;

import dev.crossdock.value.CustomerId;
import dev.crossdock.value.Moment;
import dev.crossdock.value.Money;
import dev.crossdock.value.OrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order was placed.
 *
 * @param shipToCountry ISO 3166-1 alpha-2
 */
public record OrderPlaced(
        OrderId orderId,
        CustomerId customerId,
        Moment placedAt,
        List<OrderLine> lines,
        Money total,
        @Nullable String shipToCountry)
        implements OrderEvent {

    /** Keeps its own lines. */
    public OrderPlaced {
        lines = List.copyOf(lines);
    }

    @Override
    public Moment occurredAt() {
        return placedAt;
    }
}
