package dev.crossdock.queue;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a queue is, as the broker tells.
 *
 * @param messages how many wait, are being worked on or wait for their time
 * @param delivering how many a worker has at this moment
 * @param scheduled how many wait for their time or for the next attempt
 * @param added how many ever came, since the broker's start
 * @param acknowledged how many were done
 * @param expired how many came to their deadline
 * @param killed how many went to the dead letters because their attempts were used up
 * @param oldest the age of the message at the head; null if the queue is empty
 */
public record QueueState(
        String name,
        String address,
        @JsonAlias("messageCount") long messages,
        @JsonAlias("deliveringCount") long delivering,
        @JsonAlias("scheduledCount") long scheduled,
        @JsonAlias("consumerCount") int consumers,
        boolean paused,
        @JsonAlias("messagesAdded") long added,
        @JsonAlias("messagesAcked") long acknowledged,
        @JsonAlias("messagesExpired") long expired,
        @JsonAlias("messagesKilled") long killed,
        @Nullable Duration oldest) {

    /** How many could be worked on now and are not. */
    public long waiting() {
        return Math.max(0, messages - delivering - scheduled);
    }
}
