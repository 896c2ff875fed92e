package dev.crossdock.connect;

import dev.crossdock.connect.ConnectSnapshot.Sink;
import dev.crossdock.contract.Transport.Kafka.Cluster;
import dev.crossdock.kafka.KafkaCluster;
import dev.crossdock.kafka.KafkaClusters;
import dev.crossdock.kafka.Offsets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far sinks are behind what stands in their topics, on whichever of the clusters these are. */
@ApplicationScoped
class SinkLags {

    @Inject
    KafkaClusters clusters;

    @Inject
    Offsets offsets;

    /** Records without an effect yet by consumer group, of those groups of which that can be told. */
    Map<String, Long> of(Collection<Sink> sinks) {
        Map<Cluster, List<Sink>> byCluster = new EnumMap<>(Cluster.class);
        Map<String, Long> lags = new HashMap<>();
        sinks.forEach(sink -> cluster(sink.bootstrap(), clusters.all())
                .ifPresent(cluster -> byCluster
                        .computeIfAbsent(cluster, first -> new ArrayList<>())
                        .add(sink)));
        byCluster.forEach((cluster, there) -> offsets.committed(
                        cluster, there.stream().map(Sink::group).toList())
                .ifPresent(committed ->
                        there.forEach(sink -> lag(cluster, sink, committed.getOrDefault(sink.group(), Map.of()))
                                .ifPresent(lag -> lags.put(sink.group(), lag)))));
        return lags;
    }

    /** A worker is a client of the business cluster, and its connectors are unless they name others. */
    static Optional<Cluster> cluster(@Nullable String bootstrap, List<KafkaCluster> clusters) {
        if (bootstrap == null) {
            return Optional.of(Cluster.BUSINESS);
        }
        Set<String> brokers = KafkaCluster.brokers(bootstrap);
        return clusters.stream()
                .filter(KafkaCluster::isConfigured)
                .filter(cluster -> !Collections.disjoint(brokers, KafkaCluster.brokers(cluster.bootstrap())))
                .map(KafkaCluster::id)
                .findFirst();
    }

    private Optional<Long> lag(Cluster cluster, Sink sink, Map<TopicPartition, Long> committed) {
        Set<String> topics = sink.topics().isEmpty()
                ? committed.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet())
                : Set.copyOf(sink.topics());
        if (topics.isEmpty()) {
            return Optional.empty();
        }
        return offsets.begins(cluster, topics)
                .flatMap(begins -> offsets.ends(cluster, topics).map(ends -> lag(begins, ends, committed)));
    }

    /** Where a sink has not said how far it is, it begins with the oldest record there is. */
    static long lag(
            Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed) {
        return ends.entrySet().stream()
                .mapToLong(end ->
                        end.getValue() - committed.getOrDefault(end.getKey(), begins.getOrDefault(end.getKey(), 0L)))
                .filter(behind -> behind > 0)
                .sum();
    }
}
