package dev.crossdock.event;

import dev.crossdock.value.CustomerId;
import dev.crossdock.value.Moment;
import org.jspecify.annotations.Nullable;

/** Something that happened in the business and that a customer may have had a part in. */
public interface BusinessEvent {

    /** Who had; null for a visitor nobody knows. */
    @Nullable CustomerId customerId();

    /** When it happened, which is not when it was published. */
    Moment occurredAt();
}
