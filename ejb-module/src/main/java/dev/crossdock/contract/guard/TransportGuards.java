package dev.crossdock.contract.guard;

import dev.crossdock.contract.DataSize;
import dev.crossdock.contract.Needs.Data;
import dev.crossdock.contract.Needs.Ordering;
import dev.crossdock.contract.Transport.Kafka;
import dev.crossdock.contract.Transport.ObjectStorage;
import dev.crossdock.contract.Transport.Queues;
import dev.crossdock.contract.Transport.Sequencer;
import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.WorkloadContract;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What one contract needs against the topics it declares. */
final class TransportGuards {

    /** What a broker takes that was told nothing else, without the overhead of a batch. */
    private static final DataSize DEFAULT_MESSAGE = new DataSize(1024 * 1024);

    private TransportGuards() {}

    /** Where a sequencer gives the order, its input alone stands in one; what it hands out may be spread by key. */
    static Stream<String> globalOrder(WorkloadContract contract) {
        if (!ordered(contract, Ordering.Scope.GLOBAL)) {
            return Stream.empty();
        }
        String input = contract.transport(Sequencer.class).map(Sequencer::input).orElse(null);
        return contract.topics().stream()
                .filter(topic -> input == null || topic.name().equals(input))
                .filter(topic -> !Objects.equals(topic.partitions(), 1))
                .map(topic -> topic(topic) + " has "
                        + (topic.partitions() == null ? "as many partitions as the cluster likes" : partitions(topic))
                        + ", and the order is to be global");
    }

    private static String partitions(Topic topic) {
        return topic.partitions() + " partitions";
    }

    static Stream<String> workQueue(WorkloadContract contract) {
        if (!Boolean.TRUE.equals(contract.needs().oneJobOneWorker())
                || contract.transport(Queues.class).isPresent()) {
            return Stream.empty();
        }
        return contract.topics().stream().flatMap(topic -> {
            List<String> groups = contract.readersOf(topic)
                    .map(WorkloadContract.Consumer::group)
                    .toList();
            return groups.size() < 2
                    ? Stream.empty()
                    : Stream.of("each record of " + topic(topic) + " is a job for one worker, and the groups "
                            + String.join(", ", groups) + " would all do it");
        });
    }

    static Stream<String> logTopic(WorkloadContract contract) {
        if (contract.needs().data() != Data.LOG_LINES) {
            return Stream.empty();
        }
        return contract.transport(Kafka.class).filter(kafka -> kafka.cluster() == Kafka.Cluster.BUSINESS).stream()
                .flatMap(kafka -> kafka.topics().stream())
                .map(topic -> topic(topic) + " carries log lines on the business cluster");
    }

    /** Where content lies in buckets, the payload is the content, and its events are as large as messages at most. */
    static Stream<String> payloadOverMessage(WorkloadContract contract) {
        if (contract.transport(ObjectStorage.class).isPresent()) {
            return Stream.empty();
        }
        DataSize max = contract.needs().payload() == null
                ? null
                : contract.needs().payload().max();
        return contract.topics().stream()
                .filter(topic -> !topic.events().isEmpty())
                .flatMap(topic -> {
                    if (max == null) {
                        return Stream.of("needs.payload.max of " + topic(topic) + " is missing");
                    }
                    DataSize message = topic.maxMessage() == null ? DEFAULT_MESSAGE : topic.maxMessage();
                    return max.compareTo(message) <= 0
                            ? Stream.empty()
                            : Stream.of("an event may have " + max + ", a message of " + topic(topic) + " " + message);
                });
    }

    /** Events that come in over HTTP always belong to somebody: a topic of events has a key whatever is promised. */
    static Stream<String> topicWithoutKey(WorkloadContract contract) {
        return contract.topics().stream()
                .filter(topic -> topic.key() == null)
                .filter(topic -> !topic.events().isEmpty() || ordered(contract, Ordering.Scope.PER_KEY))
                .map(topic -> topic(topic) + " has no key");
    }

    private static boolean ordered(WorkloadContract contract, Ordering.Scope scope) {
        Ordering ordering = contract.needs().ordering();
        return ordering != null && ordering.scope() == scope;
    }

    private static String topic(Topic topic) {
        return "topic '" + topic.name() + "'";
    }
}
