package dev.crossdock.browsing;

import dev.crossdock.value.CustomerId;
import dev.crossdock.value.Moment;
import dev.crossdock.value.Money;
import dev.crossdock.value.Sku;
import org.jspecify.annotations.Nullable;

/**
 * A visitor looked at a product.
 *
 * @param customerId whose visit it is; null if nobody knows
 * @param cameFrom one of the ways that the schema lists; a newer producer may know more
 */
public record ProductViewed(
        SessionId sessionId,
        @Nullable CustomerId customerId,
        Sku sku,
        @Nullable String description,
        @Nullable String category,
        @Nullable Money price,
        @Nullable String cameFrom,
        Moment viewedAt)
        implements BrowsingEvent {

    @Override
    public Moment occurredAt() {
        return viewedAt;
    }
}
