package dev.crossdock.activity.store;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One activity of a customer, as a row. */
public record ActivityRow(
        String source,
        String id,
        String customerId,
        String type,
        Instant occurredAt,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String category,
        @Nullable String text,
        @Nullable String orderId,
        String topic,
        int partition,
        long offset,
        String data) {}
