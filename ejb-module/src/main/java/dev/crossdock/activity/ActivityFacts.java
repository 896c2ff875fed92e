package dev.crossdock.activity;

import dev.crossdock.browsing.BrowsingEvent;
import dev.crossdock.browsing.CartChanged;
import dev.crossdock.browsing.ProductViewed;
import dev.crossdock.order.OrderEvent;
import dev.crossdock.order.OrderLine;
import dev.crossdock.order.OrderPlaced;
import dev.crossdock.order.OrderStatusChanged;
import dev.crossdock.payment.PaymentEvent;
import dev.crossdock.payment.PaymentRejected;
import dev.crossdock.support.InteractionRecorded;
import dev.crossdock.value.Money;
import dev.crossdock.value.OrderId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What agents look at in an event.
 *
 * @param money the money it is about
 * @param category what it is filed under
 * @param words words that an agent looks for
 * @param orderId the order it belongs to
 */
record ActivityFacts(
        Optional<Money> money,
        @Nullable String category,
        @Nullable String words,
        @Nullable String orderId) {

    static ActivityFacts of(OrderEvent event) {
        if (event instanceof OrderPlaced placed) {
            return new ActivityFacts(
                    Optional.of(placed.total()), "placed", joined(descriptions(placed.lines())), id(placed.orderId()));
        }
        OrderStatusChanged changed = (OrderStatusChanged) event;
        return new ActivityFacts(
                value(changed.lines()),
                changed.status(),
                joined(Stream.concat(Stream.of(changed.reason()), descriptions(changed.lines()))),
                id(changed.orderId()));
    }

    static ActivityFacts of(PaymentEvent event) {
        return event instanceof PaymentRejected rejected
                ? new ActivityFacts(Optional.of(event.amount()), "rejected", rejected.reason(), id(event.orderId()))
                : new ActivityFacts(Optional.of(event.amount()), event.method(), null, id(event.orderId()));
    }

    static ActivityFacts of(InteractionRecorded interaction) {
        return new ActivityFacts(
                Optional.empty(),
                interaction.category(),
                joined(Stream.of(interaction.subject(), interaction.text())),
                id(interaction.orderId()));
    }

    static ActivityFacts of(BrowsingEvent event) {
        Optional<Money> money =
                event instanceof CartChanged cart ? cart.value() : Optional.ofNullable(((ProductViewed) event).price());
        return new ActivityFacts(money, event.category(), event.description(), null);
    }

    /** The value of the lines, if each has a price and all are in one currency. */
    private static Optional<Money> value(List<OrderLine> lines) {
        return lines.stream()
                .map(OrderLine::value)
                .reduce((sum, line) -> sum.flatMap(so -> line.flatMap(so::plus)))
                .flatMap(sum -> sum);
    }

    private static Stream<@Nullable String> descriptions(List<OrderLine> lines) {
        return lines.stream().map(OrderLine::description);
    }

    /** Each on a line of its own, what is repeated once. */
    private static @Nullable String joined(Stream<@Nullable String> words) {
        String all = words.filter(Objects::nonNull)
                .filter(word -> !word.isBlank())
                .distinct()
                .collect(Collectors.joining("\n"));
        return all.isEmpty() ? null : all;
    }

    private static @Nullable String id(@Nullable OrderId order) {
        return order == null ? null : order.value();
    }
}
