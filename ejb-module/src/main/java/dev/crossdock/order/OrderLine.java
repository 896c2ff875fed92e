package dev.crossdock.order;

import dev.crossdock.value.Money;
import dev.crossdock.value.Quantity;
import dev.crossdock.value.Sku;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** So many pieces of an article, at a price if it is known. */
public record OrderLine(
        Sku sku,
        @Nullable String description,
        Quantity quantity,
        @Nullable Money unitPrice) {

    /** What the pieces are worth together. */
    public Optional<Money> value() {
        return Optional.ofNullable(unitPrice).map(price -> price.times(quantity.value()));
    }
}
