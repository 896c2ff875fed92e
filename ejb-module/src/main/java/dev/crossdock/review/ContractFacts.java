package dev.crossdock.review;

import dev.crossdock.contract.DataSize;
import dev.crossdock.contract.Needs;
import dev.crossdock.contract.Needs.Ordering;
import dev.crossdock.contract.Needs.Payload;
import dev.crossdock.contract.Needs.Processing;
import dev.crossdock.contract.Transport;
import dev.crossdock.contract.Transport.Kafka;
import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.WorkloadContract.Consumer;
import dev.crossdock.contract.WorkloadContract.PersonalData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a contract says, under the names that rules use. */
final class ContractFacts {

    private final WorkloadContract contract;
    private final KnownFacts facts = new KnownFacts();

    private ContractFacts(WorkloadContract contract) {
        this.contract = contract;
    }

    static KnownFacts of(WorkloadContract contract) {
        ContractFacts reading = new ContractFacts(contract);
        reading.needs(contract.needs());
        reading.people();
        reading.kafka();
        reading.otherTransports();
        return reading.facts;
    }

    private void needs(Needs needs) {
        facts.put("needs.data", word(needs.data()))
                .put("needs.independentReaders", needs.independentReaders())
                .put("needs.replay", needs.replay())
                .put("needs.continuousStream", needs.continuousStream())
                .put("needs.oneJobOneWorker", needs.oneJobOneWorker())
                .put("needs.contentBasedRouting", needs.contentBasedRouting())
                .put("needs.priority", needs.priority())
                .putList("needs.queryByField", needs.queryByField());
        payload(needs.payload());
        Ordering ordering = needs.ordering();
        facts.put("needs.ordering.scope", ordering == null ? null : word(ordering.scope()))
                .put("needs.ordering.key", ordering == null ? null : ordering.key())
                .put("needs.ordering.authority", authority(ordering))
                .put("needs.scheduledBatch", needs.scheduledBatch())
                .put("needs.realTimeValue", needs.realTimeValue())
                .put("needs.latency", needs.latency())
                .put("needs.throughput", needs.throughput())
                .put("needs.retention", needs.retention())
                .put("needs.compaction", needs.compaction());
        Processing processing = needs.processing();
        facts.put("needs.processing.state", processing == null ? null : processing.state())
                .put("needs.processing.joins", processing == null ? null : processing.joins())
                .put("needs.processing.windows", processing == null ? null : processing.windows());
    }

    private @Nullable String authority(@Nullable Ordering ordering) {
        return ordering != null && ordering.authority() != null
                ? ordering.authority()
                : contract.transport(Transport.Sequencer.class)
                        .map(Transport.Sequencer::authority)
                        .orElse(null);
    }

    private void payload(@Nullable Payload payload) {
        DataSize max = payload == null ? null : payload.max();
        facts.put("needs.payload.max", max);
        if (max == null) {
            facts.put("needs.payload.largest", payload == null ? null : typical(payload));
        } else {
            facts.derive("needs.payload.largest", max);
        }
    }

    /** The largest size that is known to occur when the limit is not. */
    private static @Nullable DataSize typical(Payload payload) {
        return payload.p99() == null ? payload.p50() : payload.p99();
    }

    private void people() {
        List<Consumer> consumers = contract.consumers();
        PersonalData personal = contract.personalData();
        facts.put("consumers.count", consumers == null ? null : consumers.size())
                .put("consumers.longestOutage", longestOutage(consumers))
                .put("schemaOwner", contract.schemaOwner())
                .putList("personalData.fields", personal == null ? null : personal.fields())
                .put("personalData.erasure", personal == null ? null : personal.erasure())
                .put("operations.teamCanOperate", contract.operations().teamCanOperate())
                .put("operations.costsJustified", contract.operations().costsJustified())
                .put(
                        "operations.managedServiceReducesRisk",
                        contract.operations().managedServiceReducesRisk())
                .putList("decision.chosenBecause", contract.decision().chosenBecause())
                .putList("decision.alternativesCompared", contract.decision().alternativesCompared());
    }

    /** Known only if it is known of every consumer. */
    private @Nullable Duration longestOutage(@Nullable List<Consumer> consumers) {
        if (consumers == null || consumers.isEmpty()) {
            return contract.needs().longestOutage();
        }
        return extreme(consumers, consumer -> contract.longestOutage(consumer).orElse(null), Comparator.naturalOrder());
    }

    private void kafka() {
        List<Topic> topics = contract.topics();
        Optional<Kafka> kafka = contract.transport(Kafka.class);
        facts.putList("kafka.topics", topics.stream().map(Topic::name).toList())
                .putList("kafka.unkeyedTopics", named(topics, topic -> topic.key() == null))
                .putList("kafka.compactedTopics", named(topics, topic -> topic.cleanup() != Topic.Cleanup.DELETE))
                .put(
                        "kafka.cluster",
                        kafka.map(Kafka::cluster).map(ContractFacts::word).orElse(topics.isEmpty() ? null : "business"))
                .put(
                        "kafka.transformed",
                        topics.isEmpty()
                                ? null
                                : kafka.map(Kafka::streamProcessor).isPresent())
                .put("kafka.orderedPartitions", orderedPartitions(topics))
                .put("kafka.maxMessage", extreme(topics, Topic::maxMessage, Comparator.reverseOrder()))
                .put(
                        "kafka.retention",
                        extreme(
                                topics.stream()
                                        .filter(topic -> topic.cleanup() == Topic.Cleanup.DELETE)
                                        .toList(),
                                Topic::retention,
                                Comparator.reverseOrder()))
                .put(
                        "kafka.readableFor",
                        topics.isEmpty()
                                ? contract.needs().retention()
                                : extreme(topics, ContractFacts::readableFor, Comparator.reverseOrder()));
    }

    /** Of the topic whose order matters: the sequencer's input, or the one with most partitions. */
    private @Nullable Integer orderedPartitions(List<Topic> topics) {
        String input = contract.transport(Transport.Sequencer.class)
                .map(Transport.Sequencer::input)
                .orElse(null);
        return extreme(
                topics.stream()
                        .filter(topic -> input == null || topic.name().equals(input))
                        .toList(),
                Topic::partitions,
                Comparator.naturalOrder());
    }

    /** How long a reader may be away without missing anything; in a compacted topic, without missing a deletion. */
    private static @Nullable Duration readableFor(Topic topic) {
        return switch (topic.cleanup()) {
            case DELETE, COMPACT_AND_DELETE -> topic.retention();
            case COMPACT -> topic.tombstoneRetention();
        };
    }

    private void otherTransports() {
        List<Transport.Projection> projections = contract.transport(Transport.Projections.class)
                .map(Transport.Projections::projections)
                .orElse(List.of());
        List<Transport.Bucket> buckets = contract.transport(Transport.ObjectStorage.class)
                .map(Transport.ObjectStorage::buckets)
                .orElse(List.of());
        List<String> queries = contract.needs().queryByField();
        List<String> unserved = new ArrayList<>(queries == null ? List.of() : queries);
        boolean detailed = contract.transport().stream().anyMatch(transport -> !(transport instanceof Transport.Asked));
        projections.forEach(projection -> unserved.removeAll(projection.queriedBy()));
        facts.putList(
                        "projections.names",
                        projections.stream().map(Transport.Projection::name).toList())
                .putList("projections.unserved", detailed ? unserved : null)
                .putList(
                        "buckets.names",
                        detailed ? buckets.stream().map(Transport.Bucket::name).toList() : null)
                .put("buckets.retention", extreme(buckets, Transport.Bucket::retention, Comparator.reverseOrder()));
    }

    private static List<String> named(List<Topic> topics, Predicate<Topic> which) {
        return topics.stream().filter(which).map(Topic::name).toList();
    }

    /** The greatest value by that order, null if there is none or if one of them is not known. */
    private static <T, V> @Nullable V extreme(
            List<T> items, Function<T, @Nullable V> value, Comparator<? super V> order) {
        List<V> values = items.stream().map(value).filter(Objects::nonNull).toList();
        return values.size() < items.size() ? null : values.stream().max(order).orElse(null);
    }

    /** As contracts write it. */
    private static @Nullable String word(@Nullable Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
