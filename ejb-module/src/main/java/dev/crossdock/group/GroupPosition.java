package dev.crossdock.group;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far a group has come in one part of what it reads, in the words of its kind.
 *
 * @param partition what it reads, such as topic and number, or a file
 * @param offset where it stands there
 */
public record GroupPosition(Map<String, Object> partition, Map<String, Object> offset) {

    /** Keeps its own copies; connectors have values that are null. */
    public GroupPosition {
        partition = Collections.unmodifiableMap(new LinkedHashMap<>(partition));
        offset = Collections.unmodifiableMap(new LinkedHashMap<>(offset));
    }

    /** The offset that a group handles next in a partition of a topic. */
    public static GroupPosition of(String topic, int partition, long next) {
        return new GroupPosition(Map.of("topic", topic, "partition", partition), Map.of("offset", next));
    }
}
