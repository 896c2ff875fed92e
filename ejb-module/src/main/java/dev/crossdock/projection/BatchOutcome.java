package dev.crossdock.projection;

import java.util.Map;

/** What became of a batch. */
public sealed interface BatchOutcome {

    /** Effects and positions are committed; next offsets by partition. */
    record Applied(Map<Integer, Long> positions) implements BatchOutcome {}

    /** The batch does not continue what is stored; nothing was changed. Read on from these offsets. */
    record Refused(Map<Integer, Long> storedPositions) implements BatchOutcome {}

    /** An operator has paused the group; nothing was changed. */
    record Paused() implements BatchOutcome {}
}
