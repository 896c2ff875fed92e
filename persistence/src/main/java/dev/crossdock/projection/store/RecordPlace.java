package dev.crossdock.projection.store;

import org.apache.kafka.common.TopicPartition;

/** Where a record stands. */
public record RecordPlace(TopicPartition partition, long offset) {

    @Override
    public String toString() {
        return partition + "@" + offset;
    }
}
