package dev.crossdock.activity;

import dev.crossdock.activity.store.ActivitySummaries.OrderAmount;
import dev.crossdock.value.Currency;
import dev.crossdock.value.Money;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a customer paid minus the value of what they returned, as {@link CustomerSummary} defines it. */
final class LifetimeValue {

    private final Map<String, BigDecimal> byCurrency;

    /** Begins with what was paid, by currency. */
    LifetimeValue(Map<String, BigDecimal> paid) {
        byCurrency = new TreeMap<>(paid);
    }

    /** Whether returns of whole orders are among them, whose value only the orders tell. */
    static boolean needsOrders(List<OrderAmount> returned) {
        return returned.stream().anyMatch(back -> back.amount() == null);
    }

    /** Takes off what came back. A whole order that nobody knows takes off nothing. */
    LifetimeValue minus(List<OrderAmount> returned, List<OrderAmount> placed) {
        Map<String, OrderAmount> orders = new HashMap<>();
        placed.forEach(order -> orders.put(order.orderId(), order));
        for (OrderAmount back : returned) {
            OrderAmount worth = back.amount() == null ? orders.getOrDefault(back.orderId(), back) : back;
            BigDecimal amount = worth.amount();
            String currency = worth.currency();
            if (amount != null && currency != null) {
                byCurrency.merge(currency, amount.negate(), BigDecimal::add);
            }
        }
        return this;
    }

    /** One amount for each currency. */
    List<Money> amounts() {
        return byCurrency.entrySet().stream()
                .map(value -> new Money(value.getValue(), new Currency(value.getKey())))
                .toList();
    }
}
