package dev.crossdock.support;

import dev.crossdock.event.BusinessEvent;
import dev.crossdock.event.EventCodec;
import dev.crossdock.value.CustomerId;
import dev.crossdock.value.Moment;
import dev.crossdock.value.OrderId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The customer and those who help talked, or an agent noted something.
 *
 * @param channel one of those that the schema lists; a newer producer may know more
 * @param direction seen from the retailer, as the schema lists it
 * @param category what it is about, in a few words
 * @param agent the user name of the employee, if one took part
 * @param status of the conversation from now on, as the schema lists it
 */
public record InteractionRecorded(
        InteractionId interactionId,
        ConversationId conversationId,
        CustomerId customerId,
        String channel,
        String direction,
        String category,
        @Nullable String subject,
        String text,
        @Nullable String agent,
        @Nullable OrderId orderId,
        String status,
        Moment occurredAt)
        implements BusinessEvent {

    /** Reads and writes it. */
    public static final EventCodec<InteractionRecorded> CODEC =
            new EventCodec<>("support-events", Map.of("support.interaction-recorded", InteractionRecorded.class));
}
