package dev.crossdock.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.crossdock.value.CustomerId;
import dev.crossdock.value.Moment;
import dev.crossdock.value.OrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order, or lines of it, reached another status.
 *
 * @param status one of those that the schema lists; a newer producer may know more
 * @param lines the lines concerned; none if it is all of them
 */
public record OrderStatusChanged(
        OrderId orderId,
        CustomerId customerId,
        String status,
        Moment changedAt,
        @Nullable String reason,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OrderLine> lines)
        implements OrderEvent {

    /** Keeps its own lines. */
    public OrderStatusChanged {
        lines = List.copyOf(lines);
    }

    @Override
    public Moment occurredAt() {
        return changedAt;
    }
}
