package dev.crossdock.contract.guard;

import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.WorkloadContract;
import java.time.Duration;
import java.util.Optional;

/** How long content has to stay so that a replay of the events that refer to it finds it. */
public final class ContentRetention {

    private ContentRetention() {}

    /** The least that a contract's topics ask for, with the margin; empty if they keep references for ever. */
    public static Optional<Duration> least(WorkloadContract contract) {
        Duration longest = Duration.ZERO;
        for (Topic topic : contract.topics()) {
            Duration records = RetentionGuards.recordRetention(topic);
            if (records == null) {
                return Optional.empty();
            }
            longest = records.compareTo(longest) > 0 ? records : longest;
        }
        return Optional.of(longest.isZero() ? longest : RetentionGuards.withMargin(longest));
    }
}
