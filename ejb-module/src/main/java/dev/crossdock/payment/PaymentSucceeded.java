package dev.crossdock.payment;

import dev.crossdock.value.CustomerId;
import dev.crossdock.value.Moment;
import dev.crossdock.value.Money;
import dev.crossdock.value.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * Money arrived.
 *
 * @param method one of those that the schema lists; a newer producer may know more
 */
public record PaymentSucceeded(
        PaymentId paymentId,
        @Nullable OrderId orderId,
        CustomerId customerId,
        Money amount,
        @Nullable String method,
        Moment paidAt)
        implements PaymentEvent {

    @Override
    public Moment occurredAt() {
        return paidAt;
    }
}
