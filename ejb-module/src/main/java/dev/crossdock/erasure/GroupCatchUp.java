package dev.crossdock.erasure;

import dev.crossdock.contract.Transport.Kafka.Cluster;
import dev.crossdock.kafka.KafkaClusters;
import dev.crossdock.persistence.store.Database;
import dev.crossdock.projection.Projection;
import dev.crossdock.projection.Projections;
import dev.crossdock.projection.store.Position;
import dev.crossdock.projection.store.Positions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far consumer groups are from having read everything that may speak of an erased person. */
@ApplicationScoped
public class GroupCatchUp {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Inject
    Projections projections;

    @Inject
    Database database;

    @Inject
    KafkaClusters clusters;

    /**
     * How many records a group has yet to read of those that were there when the person was erased.
     *
     * @param cluster that of its topics
     * @throws IllegalStateException if its positions cannot be read
     */
    long unread(String group, Cluster cluster, Map<TopicPartition, Long> fences) {
        Optional<Projection<?>> projection = projections.all().stream()
                .filter(candidate -> candidate.group().equals(group))
                .findFirst();
        return projection.isPresent() ? unread(projection.get(), fences) : unreadOutside(group, cluster, fences);
    }

    private long unread(Projection<?> projection, Map<TopicPartition, Long> fences) {
        try (Connection connection = database.dataSource().getConnection()) {
            Map<TopicPartition, Position> positions = Positions.current(connection, projection.group());
            return fences.keySet().stream()
                    .filter(partition -> projection.topics().contains(partition.topic()))
                    .mapToLong(partition -> {
                        Position position = positions.get(partition);
                        return missing(fences, partition, position == null ? 0 : position.nextOffset());
                    })
                    .sum();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the positions of " + projection.group(), e);
        }
    }

    /** Of a group that keeps its positions in Kafka; what it never began to read it has put nowhere. */
    private long unreadOutside(String group, Cluster cluster, Map<TopicPartition, Long> fences) {
        try (Admin admin = clusters.of(cluster).admin(TIMEOUT)) {
            Map<TopicPartition, @Nullable OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            long unread = 0;
            for (Map.Entry<TopicPartition, @Nullable OffsetAndMetadata> position : committed.entrySet()) {
                if (position.getValue() != null) {
                    unread += missing(
                            fences, position.getKey(), position.getValue().offset());
                }
            }
            return unread;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the positions of " + group, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not tell the positions of " + group, e);
        }
    }

    private static long missing(Map<TopicPartition, Long> fences, TopicPartition partition, long position) {
        return Math.max(0, fences.getOrDefault(partition, 0L) - position);
    }
}
