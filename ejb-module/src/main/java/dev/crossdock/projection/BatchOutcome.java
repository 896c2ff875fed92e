package dev.crossdock.projection;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** What became of a batch. */
public sealed interface BatchOutcome {

    /** Effects and positions are committed; next offsets by partition. */
    record Applied(Map<TopicPartition, Long> positions) implements BatchOutcome {}

    /** The batch does not continue what is stored; nothing was changed. Read on from these offsets. */
    record Refused(Map<TopicPartition, Long> storedPositions) implements BatchOutcome {}

    /** An operator has paused the group; nothing was changed. */
    record Paused() implements BatchOutcome {}
}
