package dev.crossdock.browsing;

import dev.crossdock.event.BusinessEvent;
import dev.crossdock.event.EventCodec;
import dev.crossdock.value.Sku;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a visitor does with an article in the shop. */
public sealed interface BrowsingEvent extends BusinessEvent permits ProductViewed, CartChanged {

    /** Reads and writes them. */
    EventCodec<BrowsingEvent> CODEC = new EventCodec<>(
            "browsing-events",
            Map.of("browsing.product-viewed", ProductViewed.class, "browsing.cart-changed", CartChanged.class));

    /** The visit. */
    SessionId sessionId();

    /** The article. */
    Sku sku();

    /** How the article is called. */
    @Nullable String description();

    /** Where in the shop it stands. */
    @Nullable String category();
}
