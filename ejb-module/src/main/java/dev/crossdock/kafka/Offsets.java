package dev.crossdock.kafka;

import dev.crossdock.contract.Transport.Kafka.Cluster;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Where the partitions of topics begin and end at the moment, and how far groups that keep that in Kafka have come. */
@ApplicationScoped
public class Offsets {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    @Inject
    KafkaClusters clusters;

    private static final Logger LOG = Logger.getLogger(Offsets.class.getName());

    private final Map<Cluster, Admin> admins = new EnumMap<>(Cluster.class);

    /** What could not be seen when it was asked for the last time. */
    private final Set<String> unseen = ConcurrentHashMap.newKeySet();

    private boolean closed;

    /** What a cluster is asked for. */
    private interface Question<T> {
        T ask(Admin admin) throws ExecutionException, InterruptedException, TimeoutException;
    }

    /** End offset by partition; empty while Kafka cannot be asked, or knows one of the topics not yet. */
    public Optional<Map<TopicPartition, Long>> ends(Cluster cluster, Collection<String> topics) {
        return ask(cluster, "ends of " + topics, admin -> offsets(admin, topics, OffsetSpec.latest()));
    }

    /** The first offset there still is by partition; empty as for the ends. */
    public Optional<Map<TopicPartition, Long>> begins(Cluster cluster, Collection<String> topics) {
        return ask(cluster, "begins of " + topics, admin -> offsets(admin, topics, OffsetSpec.earliest()));
    }

    /** The offset by partition that each of these groups handles next, as far as it has said; empty while Kafka cannot be asked. */
    public Optional<Map<String, Map<TopicPartition, Long>>> committed(Cluster cluster, Collection<String> groups) {
        return ask(cluster, "positions of " + groups, admin -> {
            Map<String, ListConsumerGroupOffsetsSpec> all = groups.stream()
                    .collect(Collectors.toMap(Function.identity(), group -> new ListConsumerGroupOffsetsSpec()));
            return get(admin.listConsumerGroupOffsets(all).all()).entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, group -> next(group.getValue())));
        });
    }

    /** A partition of which a group has said nothing has no value. */
    private static Map<TopicPartition, Long> next(Map<TopicPartition, OffsetAndMetadata> said) {
        return said.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, Collection<String> topics, OffsetSpec which)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> asked = get(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(Offsets::partitions)
                .collect(Collectors.toMap(Function.identity(), partition -> which));
        return get(admin.listOffsets(asked).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, answer -> answer.getValue().offset()));
    }

    private static Stream<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream().map(partition -> new TopicPartition(topic.name(), partition.partition()));
    }

    private static <T> T get(KafkaFuture<T> answer) throws ExecutionException, InterruptedException, TimeoutException {
        return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What cannot be seen is told once. */
    private <T> Optional<T> ask(Cluster cluster, String what, Question<T> question) {
        String asked = cluster.word() + " asked=" + what;
        try {
            T answer = question.ask(admin(cluster));
            unseen.remove(asked);
            return Optional.of(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException
                | TimeoutException
                | KafkaException
                | IllegalStateException
                | UncheckedIOException e) {
            if (unseen.add(asked)) {
                LOG.log(Level.WARNING, e, () -> "offsets.unseen cluster=" + asked + ": " + e.getMessage());
            }
            return Optional.empty();
        }
    }

    private synchronized Admin admin(Cluster cluster) {
        if (closed) {
            throw new IllegalStateException("the application stops");
        }
        return admins.computeIfAbsent(cluster, id -> clusters.of(id).admin(TIMEOUT));
    }

    @PreDestroy
    synchronized void close() {
        closed = true;
        admins.values().forEach(admin -> admin.close(Duration.ofSeconds(1)));
    }
}
