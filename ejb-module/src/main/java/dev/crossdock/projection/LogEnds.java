package dev.crossdock.projection;

import dev.crossdock.contract.Transport.Kafka.Cluster;
import dev.crossdock.kafka.KafkaClusters;
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
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Where the partitions of topics end at the moment. */
@ApplicationScoped
public class LogEnds {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    @Inject
    KafkaClusters clusters;

    private static final Logger LOG = Logger.getLogger(LogEnds.class.getName());

    private final Map<Cluster, Admin> admins = new EnumMap<>(Cluster.class);

    /** What could not be seen when it was asked for the last time. */
    private final Set<String> unseen = ConcurrentHashMap.newKeySet();

    private boolean closed;

    /** End offset by partition; empty, and told once, while Kafka cannot be asked, or knows one of the topics not yet. */
    public Optional<Map<TopicPartition, Long>> of(Cluster cluster, Collection<String> topics) {
        String asked = cluster.word() + " topics=" + topics;
        try {
            Admin admin = admin(cluster);
            Map<TopicPartition, OffsetSpec> latest = admin
                    .describeTopics(topics)
                    .allTopicNames()
                    .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .values()
                    .stream()
                    .flatMap(LogEnds::partitions)
                    .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
            Map<TopicPartition, Long> ends =
                    admin.listOffsets(latest).all().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, end -> end.getValue().offset()));
            unseen.remove(asked);
            return Optional.of(ends);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException
                | TimeoutException
                | KafkaException
                | IllegalStateException
                | UncheckedIOException e) {
            if (unseen.add(asked)) {
                LOG.log(Level.WARNING, e, () -> "log.ends.unseen cluster=" + asked + ": " + e.getMessage());
            }
            return Optional.empty();
        }
    }

    /** The same of topics of the business cluster. */
    public Optional<Map<TopicPartition, Long>> of(Collection<String> topics) {
        return of(Cluster.BUSINESS, topics);
    }

    private static Stream<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream().map(partition -> new TopicPartition(topic.name(), partition.partition()));
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
