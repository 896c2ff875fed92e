package dev.crossdock.review.cluster;

import dev.crossdock.contract.Durations;
import dev.crossdock.review.cluster.Finding.Draft;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Warns before a topic removes what a group has not handled. Kafka removes whole segments by their newest record, so the
 * age of the oldest unread record gives the earliest moment: an alarm may come early, never late.
 */
public final class Expiry {

    private static final FindingRules RULES = FindingRules.load("dev/crossdock/review/cluster/expiry-rules.yaml");

    private Expiry() {}

    /** A group that reads a topic of a workload, if that is known. */
    public record Reader(
            GroupSnapshot group,
            TopicSnapshot topic,
            @Nullable String workload,
            Instant now) {

        private Lag lag() {
            return Lag.of(group, topic);
        }

        private Draft draft() {
            return Finding.about(group.name() + "/" + topic.name())
                    .in(workload)
                    .saying("group", group.name())
                    .saying("topic", topic.name());
        }
    }

    /** The checks of the readers in a situation. */
    public static <S> List<Check<S>> checks(Function<S, Stream<Reader>> readers) {
        return List.of(
                RULES.check(
                        "records-expired-unread",
                        situation -> readers.apply(situation).flatMap(Expiry::lost)),
                RULES.check(
                        "records-expire-unread",
                        situation -> readers.apply(situation)
                                .flatMap(reader -> expiring(
                                        reader, reader.topic().settings().expiry()))),
                RULES.check(
                        "tombstones-expire-unread",
                        situation -> readers.apply(situation)
                                .filter(reader -> reader.topic().settings().compacts())
                                .flatMap(reader -> expiring(
                                        reader, reader.topic().settings().tombstoneRetention()))));
    }

    private static Stream<Draft> lost(Reader reader) {
        Lag lag = reader.lag();
        return lag.lost() == 0
                ? Stream.empty()
                : Stream.of(reader.draft().with("lostOffsets", lag.lost()).with("lagRecords", lag.records()));
    }

    /** The alarm sounds when half of the time is over, and is critical in the last quarter. */
    private static Stream<Draft> expiring(Reader reader, @Nullable Duration kept) {
        Lag lag = reader.lag();
        Optional<Duration> left = lag.left(kept, reader.now());
        if (kept == null || left.isEmpty() || left.get().compareTo(kept.dividedBy(2)) > 0) {
            return Stream.empty();
        }
        boolean late = left.get().compareTo(kept.dividedBy(4)) <= 0;
        boolean over = left.get().isNegative();
        String time = over ? "0s" : Durations.text(rounded(left.get()));
        return Stream.of(reader.draft()
                .as(late ? Severity.CRITICAL : Severity.WARNING)
                .saying("when", over ? "any moment" : "in " + time)
                .with("lagRecords", lag.records())
                .with("oldestUnread", String.valueOf(lag.oldestUnread()))
                .with("lagTime", Durations.text(rounded(lag.age(reader.now()).orElse(Duration.ZERO))))
                .with("keptFor", Durations.text(kept))
                .with("timeLeft", time)
                .with("partitions", lag.lagging()));
    }

    private static Duration rounded(Duration duration) {
        return Duration.ofSeconds(duration.toSeconds());
    }
}
