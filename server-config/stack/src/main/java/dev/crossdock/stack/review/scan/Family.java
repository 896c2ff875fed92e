package dev.crossdock.stack.review.scan;

import dev.crossdock.review.cluster.GroupSnapshot;
import dev.crossdock.review.cluster.RecordSample;
import dev.crossdock.review.cluster.TopicSnapshot;
import java.util.List;

/**
 * Topics that serve one purpose, as far as their names tell.
 *
 * @param workload the name a contract of theirs would have
 * @param topics those that carry the records
 * @param deadLetters those for what could not be processed
 * @param priorities the words in the names that tell urgent from other records
 * @param readers the groups that read any of the topics
 */
record Family(
        String workload,
        List<TopicSnapshot> topics,
        List<TopicSnapshot> deadLetters,
        List<String> priorities,
        List<GroupSnapshot> readers) {

    Family {
        topics = List.copyOf(topics);
        deadLetters = List.copyOf(deadLetters);
        priorities = List.copyOf(priorities);
        readers = List.copyOf(readers);
    }

    /** The newest records of all its topics. */
    RecordSample sample() {
        return topics.stream().map(TopicSnapshot::sample).reduce(RecordSample.NONE, RecordSample::and);
    }
}
