package dev.crossdock.event;

import dev.crossdock.event.value.EventId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one event that was handed in. */
public sealed interface Outcome {

    /**
     * The event stands in Kafka.
     *
     * @param duplicate it stood there before, so nothing was published now
     * @param differs an event of the same id but with other content stands there; this one was not published
     */
    record Accepted(EventId event, String topic, int partition, long offset, boolean duplicate, boolean differs)
            implements Outcome {}

    /** The event can never be accepted as it is. */
    record Rejected(@Nullable EventId event, List<EventError> errors) implements Outcome {}

    /** The event is larger than its contract says. */
    record TooLarge(@Nullable EventId event, int bytes, int limit) implements Outcome {}

    /** The event was not published because Kafka cannot be reached; the same event sent again later will be. */
    record Unavailable(@Nullable EventId event, String reason) implements Outcome {}
}
