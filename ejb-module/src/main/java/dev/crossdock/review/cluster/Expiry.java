package dev.crossdock.review.cluster;

import dev.crossdock.contract.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Warns before a topic removes what a group has not handled. Kafka removes whole segments by their newest record, so the
 * age of the oldest unread record gives the earliest moment: an alarm may come early, never late.
 */
public final class Expiry {

    /** Records were removed before the group came to them. */
    public static final String LOST = "records-expired-unread";

    /** Records will be removed before the group comes to them, if it stays as it is. */
    public static final String EXPIRING = "records-expire-unread";

    /** Deletions will be forgotten before the group learns of them, if it stays as it is. */
    public static final String TOMBSTONES = "tombstones-expire-unread";

    /** The identifiers of everything that may be found. */
    public static final List<String> RULES = List.of(LOST, EXPIRING, TOMBSTONES);

    private Expiry() {}

    /** What threatens a group in a topic. */
    public static List<Finding> of(GroupState group, TopicState topic, @Nullable String workload, Instant now) {
        Lag lag = Lag.of(group, topic);
        List<Finding> findings = new ArrayList<>();
        if (lag.lost() > 0) {
            findings.add(lost(group, topic, workload, lag));
        }
        TopicSettings settings = topic.settings();
        expiring(EXPIRING, group, topic, lag, settings.expiry(), now)
                .map(
                        draft -> draft.in(workload)
                                .advise(
                                        "Get the group reading again, or raise the topic's retention.ms until it has caught up."))
                .ifPresent(findings::add);
        if (settings.compacts()) {
            expiring(TOMBSTONES, group, topic, lag, settings.tombstoneRetention(), now)
                    .map(draft -> draft.in(workload)
                            .advise("Get the group reading again, or raise the topic's delete.retention.ms; later it"
                                    + " keeps keys that were deleted and has to be rebuilt from the start."))
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private static Finding lost(GroupState group, TopicState topic, @Nullable String workload, Lag lag) {
        return Finding.of(LOST, Severity.CRITICAL, group.name() + "/" + topic.name())
                .in(workload)
                .saying(topic.name() + " has removed " + lag.lost() + " offsets that " + group.name()
                        + " had not handled")
                .with("lostOffsets", lag.lost())
                .with("lagRecords", lag.records())
                .advise(
                        "Bring back what is missing from its source, then keep records longer than the longest outage.");
    }

    /** The alarm sounds when half of the time is over, and is critical in the last quarter. */
    private static Optional<Finding.Draft> expiring(
            String rule, GroupState group, TopicState topic, Lag lag, @Nullable Duration kept, Instant now) {
        Optional<Duration> left = lag.left(kept, now);
        if (kept == null || left.isEmpty() || left.get().compareTo(kept.dividedBy(2)) > 0) {
            return Optional.empty();
        }
        boolean late = left.get().compareTo(kept.dividedBy(4)) <= 0;
        String time = left.get().isNegative() ? "any moment" : "in " + Durations.text(rounded(left.get()));
        String what = rule.equals(TOMBSTONES) ? "deletions" : "records";
        return Optional.of(Finding.of(
                        rule, late ? Severity.CRITICAL : Severity.WARNING, group.name() + "/" + topic.name())
                .saying("the oldest of the " + what + " that " + group.name() + " has not handled may leave "
                        + topic.name() + " " + time)
                .with("lagRecords", lag.records())
                .with("oldestUnread", String.valueOf(lag.oldestUnread()))
                .with("lagTime", Durations.text(rounded(lag.age(now).orElse(Duration.ZERO))))
                .with("keptFor", Durations.text(kept))
                .with("timeLeft", left.get().isNegative() ? "0s" : Durations.text(rounded(left.get())))
                .with("partitions", lag.lagging()));
    }

    private static Duration rounded(Duration duration) {
        return Duration.ofSeconds(duration.toSeconds());
    }
}
