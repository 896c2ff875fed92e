package dev.crossdock.payment;

import dev.crossdock.value.CustomerId;
import dev.crossdock.value.Moment;
import dev.crossdock.value.Money;
import dev.crossdock.value.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * Money was asked for and refused.
 *
 * @param method one of those that the schema lists; a newer producer may know more
 */
public record PaymentRejected(
        PaymentId paymentId,
        @Nullable OrderId orderId,
        CustomerId customerId,
        Money amount,
        @Nullable String method,
        Moment rejectedAt,
        String reason)
        implements PaymentEvent {

    @Override
    public Moment occurredAt() {
        return rejectedAt;
    }
}
