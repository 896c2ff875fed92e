package dev.crossdock.contract.guard;

import dev.crossdock.contract.Durations;
import dev.crossdock.contract.Transport.Bucket;
import dev.crossdock.contract.Transport.ObjectStorage;
import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.Transport.Topic.Cleanup;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.WorkloadContract.Consumer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether what is kept is kept long enough. */
final class RetentionGuards {

    private static final int MARGIN_DIVISOR = 4;
    private static final Duration MIN_MARGIN = Duration.ofHours(1);
    /** What Kafka does if {@code delete.retention.ms} is not set. */
    private static final Duration DEFAULT_TOMBSTONES = Duration.ofDays(1);

    private RetentionGuards() {}

    static Stream<String> shorterThanOutage(WorkloadContract contract) {
        return contract.topics().stream().flatMap(topic -> shorterThanOutage(contract, topic));
    }

    private static Stream<String> shorterThanOutage(WorkloadContract contract, Topic topic) {
        Optional<Outage> longest = longestOutage(contract, topic);
        if (longest.isEmpty()) {
            return Stream.empty();
        }
        Outage outage = longest.get();
        List<String> found = new ArrayList<>();
        Duration records = recordRetention(topic);
        if (records != null && records.compareTo(outage.survivedBy()) < 0) {
            found.add("topic '" + topic.name() + "' keeps records " + Durations.text(records) + outage.needs());
        }
        if (topic.cleanup() != Cleanup.DELETE) {
            Duration tombstones = topic.tombstoneRetention() == null ? DEFAULT_TOMBSTONES : topic.tombstoneRetention();
            if (tombstones.compareTo(outage.survivedBy()) < 0) {
                found.add(
                        "topic '" + topic.name() + "' keeps tombstones " + Durations.text(tombstones) + outage.needs());
            }
        }
        return found.stream();
    }

    /** The longest absence of anybody who reads the topic; before anybody does, of those whom the contract expects. */
    private static Optional<Outage> longestOutage(WorkloadContract contract, Topic topic) {
        List<Consumer> readers = contract.readersOf(topic).toList();
        if (readers.isEmpty()) {
            return Optional.ofNullable(contract.needs().longestOutage())
                    .map(duration -> new Outage("whoever reads it", duration));
        }
        return readers.stream()
                .flatMap(reader ->
                        contract
                                .longestOutage(reader)
                                .map(duration -> new Outage("group '" + reader.group() + "'", duration))
                                .stream())
                .max((one, other) -> one.duration().compareTo(other.duration()));
    }

    private record Outage(String who, Duration duration) {

        Duration survivedBy() {
            return withMargin(duration);
        }

        String needs() {
            return ", but " + who + " may be away for " + Durations.text(duration) + " and needs "
                    + Durations.text(survivedBy());
        }
    }

    static Duration withMargin(Duration duration) {
        Duration margin = duration.dividedBy(MARGIN_DIVISOR);
        return duration.plus(margin.compareTo(MIN_MARGIN) < 0 ? MIN_MARGIN : margin);
    }

    /** How long a topic keeps a record whatever comes after it, or null for ever. */
    static @Nullable Duration recordRetention(Topic topic) {
        return topic.cleanup() == Cleanup.COMPACT ? null : topic.retention();
    }

    static Stream<String> contentShorterThanEvents(WorkloadContract contract) {
        return contract.transport(ObjectStorage.class).map(ObjectStorage::buckets).orElse(List.of()).stream()
                .flatMap(bucket -> contract.topics().stream()
                        .filter(topic -> outlives(topic, bucket))
                        .map(topic -> "bucket '" + bucket.name() + "' keeps content " + text(bucket.retention())
                                + ", topic '" + topic.name() + "' keeps references to it "
                                + text(recordRetention(topic)) + needs(topic)));
    }

    private static boolean outlives(Topic topic, Bucket bucket) {
        Duration content = bucket.retention();
        Duration events = recordRetention(topic);
        return content != null && (events == null || withMargin(events).compareTo(content) > 0);
    }

    /** Somebody may begin to replay the topic when its oldest reference is about to go, and needs the content after that. */
    private static String needs(Topic topic) {
        Duration events = recordRetention(topic);
        return events == null ? "" : ", whose replay needs " + Durations.text(withMargin(events));
    }

    private static String text(@Nullable Duration duration) {
        return duration == null ? "for ever" : Durations.text(duration);
    }
}
