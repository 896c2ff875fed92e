package dev.crossdock.activity;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.crossdock.activity.store.ActivityRow;
import dev.crossdock.value.Currency;
import dev.crossdock.value.Money;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing a customer did, as agents see it.
 *
 * @param occurredAt when it happened in the business
 * @param amount an order's total, a payment, the value of returned lines, a price
 * @param category a support category, an order's status, how was paid, a product category
 * @param data the whole event, as its schema has it
 */
public record Activity(
        String source,
        String id,
        String customerId,
        String type,
        Instant occurredAt,
        @Nullable Money amount,
        @Nullable String category,
        @Nullable String text,
        @Nullable String orderId,
        @JsonRawValue String data) {

    static Activity of(ActivityRow row) {
        BigDecimal amount = row.amount;
        String currency = row.currency;
        return new Activity(
                row.key.source(),
                row.key.id(),
                row.customerId,
                row.type,
                row.occurredAt,
                amount == null || currency == null ? null : new Money(amount, new Currency(currency)),
                row.category,
                row.text,
                row.orderId,
                row.data);
    }
}
