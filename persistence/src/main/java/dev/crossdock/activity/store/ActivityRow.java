package dev.crossdock.activity.store;

import dev.crossdock.activity.value.ActivityPlace;
import dev.crossdock.activity.value.ActivitySort;
import dev.crossdock.activity.value.EventKey;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One business event of a customer.
 *
 * @param occurredAt when it happened in the business, to the microsecond
 * @param amount the money it is about, in {@code currency}; both or neither
 * @param category what it is filed under: a support category, an order's status, how was paid
 * @param text words to find it by
 * @param partition where it was read first, with topic and offset
 * @param data the event's data as JSON text
 */
public record ActivityRow(
        EventKey key,
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
        String data) {

    /** Refuses an amount without its currency. */
    public ActivityRow {
        if ((amount == null) != (currency == null)) {
            throw new IllegalArgumentException("an amount goes with its currency");
        }
    }

    /** Its place in a list that is sorted so. */
    public ActivityPlace place(ActivitySort sort) {
        if (!sort.isByAmount()) {
            return new ActivityPlace(sort, occurredAt, key);
        }
        if (amount == null) {
            throw new IllegalArgumentException("an event without an amount has no place among amounts");
        }
        return new ActivityPlace(sort, amount, key);
    }
}
