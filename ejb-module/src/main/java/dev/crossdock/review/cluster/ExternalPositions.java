package dev.crossdock.review.cluster;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The positions that groups keep elsewhere than in Kafka, by group; they count, and what was committed does not. */
public record ExternalPositions(Map<String, Map<TopicPartition, Long>> byGroup) {

    /** Every group commits to Kafka. */
    public static final ExternalPositions NONE = new ExternalPositions(Map.of());

    public ExternalPositions {
        byGroup = Map.copyOf(byGroup);
    }
}
