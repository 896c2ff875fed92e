package dev.crossdock.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.activity.store.ActivitySummaries.OrderAmount;
import dev.crossdock.value.Currency;
import dev.crossdock.value.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LifetimeValueTest {

    @Test
    void what_came_back_is_taken_off_what_was_paid_in_its_currency() {
        LifetimeValue value = new LifetimeValue(Map.of("EUR", new BigDecimal("30.00"), "GBP", new BigDecimal("10.00")))
                .minus(List.of(amount("o1", "7.50", "EUR")), List.of());

        assertThat(value.amounts()).containsExactly(money("22.50", "EUR"), money("10", "GBP"));
    }

    @Test
    void a_whole_order_is_worth_its_total() {
        List<OrderAmount> returned = List.of(new OrderAmount("o1", null, null));

        assertThat(LifetimeValue.needsOrders(returned)).isTrue();
        assertThat(new LifetimeValue(Map.of("EUR", new BigDecimal("30.00")))
                        .minus(returned, List.of(amount("o1", "12.00", "EUR"), amount("o2", "9.00", "EUR")))
                        .amounts())
                .containsExactly(money("18", "EUR"));
    }

    @Test
    void an_order_that_nobody_knows_takes_off_nothing() {
        assertThat(new LifetimeValue(Map.of())
                        .minus(List.of(new OrderAmount("o1", null, null)), List.of())
                        .amounts())
                .isEmpty();
    }

    @Test
    void more_may_come_back_than_was_paid() {
        assertThat(new LifetimeValue(Map.of())
                        .minus(List.of(amount("o1", "5.00", "GBP")), List.of())
                        .amounts())
                .containsExactly(money("-5", "GBP"));
    }

    private static OrderAmount amount(String order, String amount, String currency) {
        return new OrderAmount(order, new BigDecimal(amount), currency);
    }

    private static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), new Currency(currency));
    }
}
