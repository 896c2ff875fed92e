package dev.crossdock.payment;

import dev.crossdock.event.BusinessEvent;
import dev.crossdock.event.EventCodec;
import dev.crossdock.value.Money;
import dev.crossdock.value.OrderId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of asking a customer for money. */
public sealed interface PaymentEvent extends BusinessEvent permits PaymentSucceeded, PaymentRejected {

    /** Reads and writes them. */
    EventCodec<PaymentEvent> CODEC = new EventCodec<>(
            "payment-events",
            Map.of("payment.succeeded", PaymentSucceeded.class, "payment.rejected", PaymentRejected.class));

    /** The payment. */
    PaymentId paymentId();

    /** The money asked for. */
    Money amount();

    /** How the customer pays; null if the event does not say. */
    @Nullable String method();

    /** The order it pays; null if the event does not say. */
    @Nullable OrderId orderId();
}
