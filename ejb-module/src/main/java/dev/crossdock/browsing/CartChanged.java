package dev.crossdock.browsing;

import dev.crossdock.value.CustomerId;
import dev.crossdock.value.Moment;
import dev.crossdock.value.Money;
import dev.crossdock.value.Quantity;
import dev.crossdock.value.Sku;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * So many pieces are in the visitor's cart from now on.
 *
 * @param customerId whose visit it is; null if nobody knows
 */
public record CartChanged(
        SessionId sessionId,
        @Nullable CustomerId customerId,
        Sku sku,
        @Nullable String description,
        @Nullable String category,
        Quantity quantity,
        @Nullable Money unitPrice,
        Moment changedAt)
        implements BrowsingEvent {

    @Override
    public Moment occurredAt() {
        return changedAt;
    }

    /** What the pieces are worth together. */
    public Optional<Money> value() {
        return Optional.ofNullable(unitPrice).map(price -> price.times(quantity.value()));
    }
}
