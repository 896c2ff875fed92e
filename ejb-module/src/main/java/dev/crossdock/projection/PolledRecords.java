package dev.crossdock.projection;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * What one poll of a group has brought. Compaction and transactions leave holes in a topic; that a poll went on from one
 * offset to another says that there is nothing else between them, however late or twice it arrives.
 *
 * @param starts where the poll began, for each partition that it moved on in
 */
public record PolledRecords(ConsumerRecords<String, byte[]> records, Map<TopicPartition, Long> starts) {

    /** Keeps its own copy of the starts. */
    public PolledRecords {
        starts = Map.copyOf(starts);
    }
}
