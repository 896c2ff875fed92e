package dev.crossdock.review.cluster;

import dev.crossdock.review.cluster.GroupSnapshot.Kind;
import dev.crossdock.review.cluster.GroupSnapshot.Reading;
import dev.crossdock.review.cluster.GroupSnapshot.Source;
import dev.crossdock.review.cluster.TopicSnapshot.PartitionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** Questions to the brokers. What they refuse to tell is left out; that they do not answer is an error. */
final class ClusterQueries implements AutoCloseable {

    private final Admin admin;
    private final Duration timeout;
    private final String bootstrap;

    ClusterQueries(Map<String, Object> configuration, Duration timeout) throws ClusterUnreachableException {
        this.timeout = timeout;
        this.bootstrap = String.valueOf(configuration.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
        Map<String, Object> own = new HashMap<>(configuration);
        own.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(timeout.toMillis()));
        own.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(timeout.toMillis()));
        try {
            this.admin = Admin.create(own);
        } catch (KafkaException e) {
            throw unusable(bootstrap, e);
        }
    }

    /** Who answers. */
    record Cluster(String id, int brokers, ClusterSnapshot.Defaults defaults) {}

    Cluster cluster() throws ClusterUnreachableException {
        var description = admin.describeCluster();
        Collection<Node> nodes = ask(description.nodes());
        return new Cluster(ask(description.clusterId()), nodes.size(), defaults(nodes));
    }

    private ClusterSnapshot.Defaults defaults(Collection<Node> nodes) throws ClusterUnreachableException {
        if (nodes.isEmpty()) {
            return ClusterSnapshot.Defaults.UNKNOWN;
        }
        ConfigResource broker = new ConfigResource(
                ConfigResource.Type.BROKER, nodes.iterator().next().idString());
        Map<String, String> values = values(
                askIfAllowed(admin.describeConfigs(List.of(broker)).values().get(broker)), entry -> true);
        String create = values.get("auto.create.topics.enable");
        return new ClusterSnapshot.Defaults(
                create == null ? null : Boolean.valueOf(create),
                number(values.get("num.partitions")),
                number(values.get("default.replication.factor")));
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text == null ? null : Integer.valueOf(text);
    }

    /** Every topic that is not Kafka's own, without records. */
    Map<String, TopicSnapshot> topics() throws ClusterUnreachableException {
        List<String> names = ask(admin.listTopics().names()).stream()
                .filter(name -> !TopicSnapshot.isInternal(name))
                .toList();
        Map<String, TopicDescription> descriptions = new TreeMap<>();
        for (var described : admin.describeTopics(names).topicNameValues().entrySet()) {
            TopicDescription description = askIfAllowed(described.getValue());
            if (description != null) {
                descriptions.put(described.getKey(), description);
            }
        }
        List<TopicPartition> partitions = descriptions.values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
        Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        Map<String, TopicSettings> settings = settings(descriptions.keySet());
        Map<String, TopicSnapshot> topics = new TreeMap<>();
        descriptions.forEach((name, topic) -> topics.put(
                name,
                new TopicSnapshot(
                        name,
                        partitions(topic, begins, ends),
                        Objects.requireNonNull(settings.get(name)),
                        RecordSample.NONE)));
        return topics;
    }

    private static List<PartitionState> partitions(
            TopicDescription topic, Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
        return topic.partitions().stream()
                .map(info -> {
                    TopicPartition partition = new TopicPartition(topic.name(), info.partition());
                    long begin = begins.getOrDefault(partition, 0L);
                    return new PartitionState(
                            info.partition(),
                            info.replicas().size(),
                            info.isr().size(),
                            begin,
                            Math.max(begin, ends.getOrDefault(partition, begin)));
                })
                .toList();
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which)
            throws ClusterUnreachableException {
        var asked = admin.listOffsets(
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which)));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (TopicPartition partition : partitions) {
            ListOffsetsResultInfo info = askIfAllowed(asked.partitionResult(partition));
            if (info != null) {
                offsets.put(partition, info.offset());
            }
        }
        return offsets;
    }

    private Map<String, TopicSettings> settings(Set<String> names) throws ClusterUnreachableException {
        Map<ConfigResource, KafkaFuture<Config>> asked = admin.describeConfigs(names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .values();
        Map<String, TopicSettings> settings = new HashMap<>();
        for (var answer : asked.entrySet()) {
            Config config = askIfAllowed(answer.getValue());
            settings.put(
                    answer.getKey().name(),
                    TopicSettings.of(
                            values(config, entry -> true),
                            values(config, entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                                    .keySet()));
        }
        return settings;
    }

    private static Map<String, String> values(@Nullable Config config, Predicate<ConfigEntry> which) {
        return config == null
                ? Map.of()
                : config.entries().stream()
                        .filter(entry -> entry.value() != null)
                        .filter(which)
                        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    /** Every group with its places in these topics. */
    Map<String, GroupSnapshot> groups(Set<String> topics, ExternalPositions elsewhere)
            throws ClusterUnreachableException {
        Map<String, GroupSnapshot> groups = new TreeMap<>();
        for (GroupListing listing : ask(admin.listGroups().valid())) {
            Map<TopicPartition, Long> kept = elsewhere.byGroup().get(listing.groupId());
            Members members = members(listing);
            groups.put(
                    listing.groupId(),
                    new GroupSnapshot(
                            listing.groupId(),
                            kind(listing),
                            members.count(),
                            kept == null ? Source.KAFKA : Source.DATABASE,
                            readings(kept == null ? committed(listing) : kept, members.assigned(), topics)));
        }
        elsewhere.byGroup().forEach((name, kept) -> {
            if (!kept.isEmpty()) {
                groups.computeIfAbsent(
                        name,
                        unknown -> new GroupSnapshot(
                                name, Kind.CONSUMER, 0, Source.DATABASE, readings(kept, Set.of(), topics)));
            }
        });
        return groups;
    }

    private static Kind kind(GroupListing listing) {
        return switch (listing.type().orElse(GroupType.CLASSIC)) {
            case SHARE -> Kind.SHARE;
            case STREAMS -> Kind.STREAMS;
            case CONSUMER -> Kind.CONSUMER;
            default ->
                listing.protocol().isEmpty() || listing.protocol().equals("consumer") ? Kind.CONSUMER : Kind.OTHER;
        };
    }

    private record Members(int count, Set<TopicPartition> assigned) {

        static final Members NONE = new Members(0, Set.of());

        static <M> Members of(Collection<M> members, Function<M, Set<TopicPartition>> assigned) {
            return new Members(
                    members.size(),
                    members.stream()
                            .flatMap(member -> assigned.apply(member).stream())
                            .collect(Collectors.toSet()));
        }
    }

    private Members members(GroupListing listing) throws ClusterUnreachableException {
        String name = listing.groupId();
        List<String> group = List.of(name);
        return switch (kind(listing)) {
            case CONSUMER ->
                members(
                        admin.describeConsumerGroups(group).describedGroups().get(name),
                        found -> Members.of(
                                found.members(), member -> member.assignment().topicPartitions()));
            case SHARE ->
                members(
                        admin.describeShareGroups(group).describedGroups().get(name),
                        found -> Members.of(
                                found.members(), member -> member.assignment().topicPartitions()));
            case STREAMS ->
                members(
                        admin.describeStreamsGroups(group).describedGroups().get(name),
                        found -> new Members(found.members().size(), Set.of()));
            case OTHER -> Members.NONE;
        };
    }

    private <G> Members members(@Nullable KafkaFuture<G> question, Function<G, Members> read)
            throws ClusterUnreachableException {
        G found = askIfAllowed(question);
        return found == null ? Members.NONE : read.apply(found);
    }

    private Map<TopicPartition, Long> committed(GroupListing listing) throws ClusterUnreachableException {
        String group = listing.groupId();
        return switch (kind(listing)) {
            case SHARE ->
                positions(
                        admin.listShareGroupOffsets(Map.of(group, new ListShareGroupOffsetsSpec()))
                                .partitionsToOffsetInfo(group),
                        info -> info.startOffset());
            case CONSUMER, STREAMS ->
                positions(
                        admin.listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()))
                                .partitionsToOffsetAndMetadata(group),
                        info -> info.offset());
            case OTHER -> Map.of();
        };
    }

    private <P> Map<TopicPartition, Long> positions(
            KafkaFuture<Map<TopicPartition, P>> question, Function<P, Long> position)
            throws ClusterUnreachableException {
        Map<TopicPartition, Long> positions = new HashMap<>();
        Map<TopicPartition, P> answer = askIfAllowed(question);
        if (answer != null) {
            answer.forEach((partition, info) -> {
                if (info != null) {
                    positions.put(partition, position.apply(info));
                }
            });
        }
        return positions;
    }

    private static List<Reading> readings(
            Map<TopicPartition, Long> positions, Set<TopicPartition> assigned, Set<String> topics) {
        Map<TopicPartition, @Nullable Long> places = new HashMap<>();
        assigned.forEach(partition -> places.put(partition, null));
        places.putAll(positions);
        List<Reading> readings = new ArrayList<>();
        places.forEach((partition, position) -> {
            if (topics.contains(partition.topic())) {
                readings.add(new Reading(partition.topic(), partition.partition(), position, null));
            }
        });
        readings.sort(Comparator.comparing(Reading::topic).thenComparing(Reading::partition));
        return readings;
    }

    /** The answer, or null where it is refused: a lacking permission, something that is gone, an old broker. */
    private <T> @Nullable T askIfAllowed(@Nullable KafkaFuture<T> question) throws ClusterUnreachableException {
        if (question == null) {
            return null;
        }
        try {
            return ask(question);
        } catch (ClusterUnreachableException e) {
            if (e.getCause() instanceof ApiException refused && !(refused instanceof RetriableException)) {
                return null;
            }
            throw e;
        }
    }

    private <T> T ask(KafkaFuture<T> question) throws ClusterUnreachableException {
        try {
            return question.get(timeout.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterUnreachableException("interrupted while asking Kafka at " + bootstrap, e);
        } catch (TimeoutException e) {
            throw new ClusterUnreachableException("Kafka at " + bootstrap + " does not answer", e);
        } catch (ExecutionException e) {
            throw unusable(bootstrap, e.getCause() == null ? e : e.getCause());
        }
    }

    static ClusterUnreachableException unusable(String bootstrap, Throwable cause) {
        String why =
                cause.getCause() == null ? cause.getMessage() : cause.getCause().getMessage();
        return new ClusterUnreachableException("Kafka at " + bootstrap + " cannot be asked: " + why, cause);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
