package dev.crossdock.projection;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.crossdock.contract.Transport.Kafka.Cluster;
import dev.crossdock.group.GroupPosition;
import dev.crossdock.kafka.Offsets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** How far groups have come. */
@ApplicationScoped
public class GroupProgress {

    /** Answers are frequent; where topics end is asked this often for all of them. */
    private static final Duration RECENT = Duration.ofSeconds(1);

    @Inject
    ProjectionTransaction transaction;

    @Inject
    Offsets offsets;

    /** By the topics. While Kafka keeps the caller waiting that finds old ends, the others go on with these. */
    private final LoadingCache<List<String>, Ends> recent = Caffeine.newBuilder()
            .refreshAfterWrite(RECENT)
            .executor(Runnable::run)
            .build(this::read);

    private record Ends(Optional<Map<TopicPartition, Long>> ends, Instant at) {}

    private Ends read(List<String> topics) {
        Instant at = Instant.now();
        return new Ends(offsets.ends(Cluster.BUSINESS, topics), at);
    }

    /** How far the group has come, compared with where its topics end at this moment. */
    public AsOf now(Projection<?> projection) {
        Ends ends = read(projection.topics());
        return AsOf.of(transaction.positions(projection), ends.ends(), ends.at());
    }

    /** The same against ends that are up to a second old, so that it can go with every answer. */
    public AsOf recently(Projection<?> projection) {
        Ends ends = recent.get(projection.topics());
        return AsOf.of(transaction.positions(projection), ends.ends(), ends.at());
    }

    /** The offsets that the group handles next, as the database tells. */
    List<GroupPosition> positions(Projection<?> projection) {
        return transaction.positions(projection).entrySet().stream()
                .map(entry -> GroupPosition.of(
                        entry.getKey().topic(),
                        entry.getKey().partition(),
                        entry.getValue().nextOffset()))
                .toList();
    }
}
