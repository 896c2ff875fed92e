package dev.crossdock.projection;

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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    private final Map<String, Ends> recent = new ConcurrentHashMap<>();

    private final Set<String> beingRead = ConcurrentHashMap.newKeySet();

    private record Ends(Optional<Map<TopicPartition, Long>> ends, Instant at) {

        boolean isRecent() {
            return Instant.now().isBefore(at.plus(RECENT));
        }
    }

    /** How far the group has come, compared with where its topics end at this moment. */
    public AsOf now(Projection<?> projection) {
        Instant at = Instant.now();
        return AsOf.of(transaction.positions(projection), offsets.ends(Cluster.BUSINESS, projection.topics()), at);
    }

    /** The same against ends that are up to a second old, so that it can go with every answer. */
    public AsOf recently(Projection<?> projection) {
        Ends ends = recentEnds(projection);
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

    /** While Kafka keeps one caller waiting, the others go on with what is known. */
    private Ends recentEnds(Projection<?> projection) {
        String group = projection.group();
        Ends known = recent.getOrDefault(group, new Ends(Optional.empty(), Instant.EPOCH));
        if (known.isRecent() || !beingRead.add(group)) {
            return known;
        }
        try {
            Instant at = Instant.now();
            Ends read = new Ends(offsets.ends(Cluster.BUSINESS, projection.topics()), at);
            recent.put(group, read);
            return read;
        } finally {
            beingRead.remove(group);
        }
    }
}
